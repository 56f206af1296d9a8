"""Opens the dashboard in a browser, as a person does, and keeps what its charts ask and are given.

Usage: superset_page.py ADDRESS ANSWERS PICTURE NUMBER_OF_CHARTS; the password stands in the environment.
"""

import base64
import http.cookiejar
import io
import json
import os
import pathlib
import shutil
import sys
import time
import urllib.parse
import urllib.request

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ADDRESS = sys.argv[1]
ANSWERS, PICTURE = map(pathlib.Path, sys.argv[2:4])
CHARTS = int(sys.argv[4])
WIDTH = 1500
COLOURS = 256
SECONDS = 900
DRAWN = """
const charts = [...document.querySelectorAll('.dashboard-component-chart-holder')];
return charts.filter(chart => chart.querySelector('canvas, table, .header-line')).length;
"""
BOTTOM = "return Math.ceil(document.querySelector('.grid-content').getBoundingClientRect().bottom);"
MARGIN = 16


def signed_in():
    """Cookies of a person who signed in, and the titles of the charts by number."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    form = urllib.parse.urlencode({"username": "admin", "password": os.environ["SUPERSET_PASSWORD"]})
    opener.open(f"{ADDRESS}/login/").read()
    opener.open(f"{ADDRESS}/login/", form.encode()).read()
    charts = json.load(opener.open(f"{ADDRESS}/api/v1/dashboard/assay/charts"))["result"]
    cookies = [{"name": cookie.name, "value": cookie.value, "path": "/"} for cookie in jar]
    return cookies, {chart["id"]: chart["slice_name"] for chart in charts}


def browser(cookies):
    options = webdriver.ChromeOptions()
    # charts below the window are not loaded
    for argument in ("headless=new", "no-sandbox", "disable-dev-shm-usage", "hide-scrollbars", f"window-size={WIDTH},3600"):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.execute_cdp_cmd("Network.enable", {"maxTotalBufferSize": 100_000_000})
    driver.get(f"{ADDRESS}/health")
    for cookie in cookies:
        driver.add_cookie(cookie)
    return driver


def answers(driver, titles):
    """What each chart asked, and what it was given, once all have been answered."""
    asked, given = {}, {}
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        for entry in driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            request = event["params"].get("requestId")
            if event["method"] == "Network.requestWillBeSent" and "/api/v1/chart/data" in event["params"]["request"]["url"]:
                asked[request] = json.loads(event["params"]["request"]["postData"])
            elif event["method"] == "Network.loadingFinished" and request in asked:
                body = driver.execute_cdp_cmd("Network.getResponseBody", {"requestId": request})["body"]
                given[request] = json.loads(body)
        charts = {request: asked[request]["form_data"].get("slice_id") for request in given}
        # filters ask too, and are no charts
        found = [
            {"title": titles[chart], "asked": asked[request], "given": given[request]} for request, chart in charts.items() if chart
        ]
        if len(found) == CHARTS and len(given) == len(asked):
            break
        time.sleep(1)
    return found


def drawn(driver):
    """Takes the picture once every chart is drawn."""
    driver.get(f"{ADDRESS}/superset/dashboard/assay/")
    ends = time.monotonic() + SECONDS
    while driver.execute_script(DRAWN) < CHARTS:
        if time.monotonic() > ends:
            sys.exit(f"superset: the browser drew {driver.execute_script(DRAWN)} of {CHARTS} charts")
        time.sleep(1)
    # charts grow into place
    time.sleep(5)
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": driver.execute_script(BOTTOM) + MARGIN, "scale": 1}
    picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip})
    image = Image.open(io.BytesIO(base64.b64decode(picture["data"]))).convert("RGB")
    image.quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    session, names = signed_in()
    page = browser(session)
    try:
        page.get(f"{ADDRESS}/superset/dashboard/assay/")
        ANSWERS.write_text(json.dumps(answers(page, names)), encoding="utf-8")
        # what was answered is in the cache now, so that nothing is left to wait for
        drawn(page)
    finally:
        page.quit()
