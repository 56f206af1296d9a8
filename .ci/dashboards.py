"""Holds the files of dashboards to the views: whatever they name exists, and what they ask runs over a demo's tables."""

import json
import pathlib
import re
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
CONF = ROOT / "conf"
NO_MEASURES = {"cluster_id", "cluster_rank", "delta_version", "exit_code", "generation", "level", "sort_order"}
ADDITIVITY = re.compile(r"\[(additive|semi|flow|never)\]")


def require(condition, sentence):
    if not condition:
        sys.exit(f"dashboards: {sentence}")


def views(duck):
    """Columns of each view."""
    found = {}
    for view, column in duck.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'assay'"
    ).fetchall():
        found.setdefault(view, set()).add(column)
    return found


def columns(duck, sql):
    return [column[0] for column in duck.execute(f"SELECT * FROM ({sql}) LIMIT 0").description]


def superset(duck, spark):
    """Datasets run and have the columns they declare; metrics say how they add up, and are null over several dates."""
    datasets, charts = {}, 0
    for file in sorted((CONF / "superset/datasets").rglob("*.yaml")):
        dataset = yaml.safe_load(file.read_text(encoding="utf-8"))
        name, sql = dataset["table_name"], dataset["sql"]
        declared = [column["column_name"] for column in dataset["columns"]]
        require(sorted(columns(duck, sql)) == sorted(declared), f"{name} declares other columns than its query has")
        require(sorted(spark.sql(sql).columns) == sorted(declared), f"{name} declares other columns than its query has in Spark")
        for metric in dataset["metrics"]:
            label, expression = metric["metric_name"], metric["expression"]
            kind = ADDITIVITY.search(metric["description"])
            require(kind, f"{name}.{label} does not say how it adds up")
            (alone,) = zip(*duck.execute(f"SELECT {expression} FROM ({sql}) GROUP BY as_of_date").fetchall())
            require(any(value is not None for value in alone), f"{name}.{label} has no value at any as-of date")
            ((together,),) = duck.execute(f"SELECT {expression} FROM ({sql})").fetchall()
            if len(alone) > 1 and kind[1] in ("additive", "semi"):
                require(together is None, f"{name}.{label} is added up over as-of dates")
        datasets[dataset["uuid"]] = (name, {*declared, *(metric["metric_name"] for metric in dataset["metrics"])})
    for file in sorted((CONF / "superset/charts").glob("*.yaml")):
        chart = yaml.safe_load(file.read_text(encoding="utf-8"))
        name, known = datasets[chart["dataset_uuid"]]
        missing = used(chart["params"]) - known
        require(not missing, f"chart {chart['slice_name']}: {name} has no {missing}")
        charts += 1
    colours(duck)
    return f"Superset: {len(datasets)} datasets, {charts} charts"


def used(params):
    """Columns and metrics that a chart of Superset names."""
    names = set()
    keys = ("metric", "metrics", "groupby", "x_axis", "source", "target", "all_columns", "x_axis_sort", "timeseries_limit_metric")
    for key in keys:
        value = params.get(key)
        names.update(value if isinstance(value, list) else [value] if value else [])
    names.update(json.loads(order)[0] for order in params.get("order_by_cols", []))
    names.update(column for column in params.get("column_config", {}))
    names.update(item["subject"] for item in params["adhoc_filters"] if item["expressionType"] == "SIMPLE")
    return names


def colours(duck):
    """The dashboard shows segments in the colours of the packs."""
    dashboard = yaml.safe_load((CONF / "superset/dashboards/customer_value.yaml").read_text(encoding="utf-8"))
    labels = dashboard["metadata"]["label_colors"]
    for name, colour in duck.execute(
        "SELECT name_en, colour FROM assay.dim_segment WHERE scheme IN ('rfm_segment', 'vip_tier') AND segment <> '(none)'"
    ).fetchall():
        require(labels.get(name) == colour, f"the dashboard shows {name} in {labels.get(name)}, its pack says {colour}")


def power_bi(duck):
    """Tables of the model are views, their columns are those of the views, and all that measures and visuals name exists."""
    known, model = views(duck), CONF / "powerbi/Assay.SemanticModel/definition"
    fields = {}
    for file in sorted(model.glob("tables/*.tmdl")):
        text = file.read_text(encoding="utf-8")
        view = re.search(r'Item = "(\w+)"', text)[1]
        table = re.search(r"^table (\w+)$", text, re.M)[1]
        require(view == table == file.stem and view in known, f"{file.name} stands on {view}, which is no view of that name")
        read = re.findall(r"^\t\tsourceColumn: (\w+)$", text, re.M)
        selected = re.findall(r'"(\w+)"', re.search(r"SelectColumns\(View, \{(.*)\}\)", text)[1])
        require(read and set(read) <= known[view], f"{table}: the view has no {set(read) - known[view]}")
        declared = re.findall(r"^\tcolumn (\w+)$", text, re.M)
        require(read == selected == declared, f"{table}: other columns are selected than declared")
        require(text.count("summarizeBy: none") == len(read), f"{table}: a column adds itself up")
        described = re.findall(r"^\t/// (.*)\n\tmeasure (?:'([^']+)'|(\w+)) = (.*)$", text, re.M)
        require(len(described) == len(re.findall(r"^\tmeasure ", text, re.M)), f"{table}: a measure has no description")
        measures = {quoted or plain: (description, dax) for description, quoted, plain, dax in described}
        for measure, (description, dax) in measures.items():
            kind = ADDITIVITY.search(description)
            require(kind, f"measure {measure} does not say how it adds up")
            guarded = f"IF(HASONEVALUE('{table}'[as_of_date])" in dax
            adds = re.search(r"SUM\(|COUNTROWS\(", dax)
            require(guarded or not adds or kind[1] == "flow", f"measure {measure} adds up over as-of dates")
        fields[table] = (set(read), measures)
    every_measure = {measure for _, measures in fields.values() for measure in measures}
    for _, measures in fields.values():
        for measure, (_, dax) in measures.items():
            for table, column in re.findall(r"'(\w+)'\[(\w+)\]", dax):
                require(column in fields[table][0], f"measure {measure}: {table} has no {column}")
            for named in re.findall(r"(?<!['\w])\[([^\]]+)\]", dax):
                require(named in every_measure, f"measure {measure} names {named}, which is no measure")
    relationships = (model / "relationships.tmdl").read_text(encoding="utf-8")
    ends = re.findall(r"^\t(?:from|to)Column: (\w+)\.(\w+)$", relationships, re.M)
    require(ends and all(column in fields[table][0] for table, column in ends), "a relationship names a column that is not there")
    for table, column in re.findall(r"^\ttoColumn: (\w+)\.(\w+)$", relationships, re.M):
        ((twice,),) = duck.execute(f"SELECT count(*) - count(DISTINCT {column}) FROM assay.{table}").fetchall()
        require(twice == 0, f"{table}.{column} is no key")
    visuals = sorted((CONF / "powerbi/Assay.Report").rglob("visual.json"))
    for file in visuals:
        for kind, table, name in named_fields(json.loads(file.read_text(encoding="utf-8"))):
            columns_, measures = fields[table]
            require(name in (columns_ if kind == "Column" else measures), f"{file.parent.name}: {table} has no {name}")
    return f"Power BI: {len(fields)} tables, {len(every_measure)} measures, {len(visuals)} visuals"


def named_fields(part):
    """Every column and measure that a visual names."""
    if isinstance(part, list):
        for item in part:
            yield from named_fields(item)
    elif isinstance(part, dict):
        for kind in part.keys() & {"Column", "Measure"}:
            entity = part[kind]["Expression"]["SourceRef"].get("Entity")
            if entity:
                yield kind, entity, part[kind]["Property"]
        for item in part.values():
            yield from named_fields(item)


def databricks(duck, spark):
    """Every query runs in Spark and in DuckDB, and every widget's fields run over its query and have rows."""
    dashboard = json.loads((CONF / "databricks/assay.lvdash.json").read_text(encoding="utf-8"))
    queries = {dataset["name"]: "".join(dataset["queryLines"]) for dataset in dashboard["datasets"]}
    for name, sql in queries.items():
        require(columns(duck, sql) == spark.sql(sql).columns, f"{name}: DuckDB and Spark answer with other columns")
    widgets = [item["widget"] for page in dashboard["pages"] for item in page["layout"]]
    for widget in widgets:
        (query,) = (one["query"] for one in widget["queries"])
        selected = [f"{field['expression']} AS `{field['name']}`" for field in query["fields"]]
        keys = [field["expression"] for field in query["fields"] if not query["disaggregated"] and "(" not in field["expression"]]
        asked = f"SELECT {', '.join(selected)} FROM ({queries[query['datasetName']]})"
        asked += f" GROUP BY {', '.join(keys)}" if keys else ""
        require(spark.sql(asked).collect(), f"{widget['name']}: no rows")
        encoded = set(re.findall('"fieldName": "([^"]+)"', json.dumps(widget["spec"]["encodings"])))
        require(encoded == {field["name"] for field in query["fields"]}, f"{widget['name']} draws other fields than it asks for")
    return f"Databricks: {len(queries)} queries, {len(widgets)} widgets"


def additivity(duck):
    """Every number of a view that is no key, order or part of a date says in views.sql how it adds up."""
    text = (CONF / "sql/views.sql").read_text(encoding="utf-8")
    stated = 0
    for view, body in re.findall(r"CREATE OR REPLACE VIEW assay\.(\w+) AS\n(.*?);\n", text, re.S):
        # the wide table is spoken of as a whole, and views of the newest date are those of all dates
        if view in ("fct_customer_segment", "dim_customer_current", "dim_date") or view.endswith("_current"):
            continue
        numbers = duck.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'assay' AND table_name = ?"
            " AND regexp_matches(data_type, 'INT|DECIMAL|DOUBLE')",
            [view],
        ).fetchall()
        for (number,) in numbers:
            if number in NO_MEASURES:
                continue
            line = re.search(rf"^.*\b{number},?\s+-- (.*)$", body, re.M)
            require(line and ADDITIVITY.match(line[1]), f"views.sql does not say how {view}.{number} adds up")
            stated += 1
    return f"views: {stated} measures say how they add up"


def check(duck, spark):
    for line in (additivity(duck), superset(duck, spark), power_bi(duck), databricks(duck, spark)):
        print(line, flush=True)
