"""Adds up the tests of all modules and prints one closing line."""

import glob
import xml.etree.ElementTree as xml

passed = failed = skipped = 0
for report in glob.glob("*/target/surefire-reports/TEST-*.xml"):
    suite = xml.parse(report).getroot()
    bad = int(suite.get("failures")) + int(suite.get("errors"))
    left = int(suite.get("skipped"))
    failed += bad
    skipped += left
    passed += int(suite.get("tests")) - bad - left
    for case in suite.iter("testcase"):
        reason = case.find("skipped")
        if reason is not None:
            print(f"skipped: {case.get('classname')}.{case.get('name')}: {reason.get('message')}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
