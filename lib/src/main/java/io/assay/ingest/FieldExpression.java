package io.assay.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.catalyst.expressions.UnaryPositive;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.NumericType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One field of a column mapping: the name of a column, or a Spark SQL expression over columns. A column that takes part
 * in arithmetic is a number there, and text everywhere else. Columns go by the spelling of the source.
 */
final class FieldExpression {
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_ .#%-]+");
    private static final Set<String> NUMBER_FUNCTIONS = Set.of(
            "abs",
            "round",
            "bround",
            "ceil",
            "ceiling",
            "floor",
            "sign",
            "signum",
            "sqrt",
            "pow",
            "power",
            "mod",
            "pmod",
            "negative",
            "positive");
    private static final Set<String> CHOICE_FUNCTIONS = Set.of(
            "coalesce", "nvl", "nvl2", "ifnull", "nullif", "nullifzero", "zeroifnull", "greatest", "least", "if");
    /** Groups of functions that look beyond the row, change with time or stop the job. */
    private static final Set<String> REFUSED_GROUPS =
            Set.of("agg_funcs", "window_funcs", "generator_funcs", "misc_funcs", "table_funcs", "variant_funcs");

    private static final Set<String> REFUSED_FUNCTIONS = Set.of(
            "rand",
            "randn",
            "random",
            "randstr",
            "uniform",
            "uuid",
            "shuffle",
            "current_date",
            "current_timestamp",
            "current_time",
            "current_timezone",
            "curdate",
            "now",
            "localtimestamp",
            "unix_timestamp",
            "to_number",
            "to_binary",
            "url_decode",
            "raise_error",
            "assert_true");

    private final String text;
    private final Expression tree;
    private final ColumnLookup source;

    private FieldExpression(String text, Expression tree, ColumnLookup source) {
        this.text = text;
        this.tree = tree;
        this.source = source;
    }

    /** Takes the text as a column name when a column has it, and as an expression otherwise. */
    static FieldExpression parse(String text, Collection<String> columns) {
        ColumnLookup source = ColumnLookup.of(columns);
        if (source.find(text).isPresent()) {
            return named(text, source);
        }
        try {
            FieldExpression parsed = new FieldExpression(text, new CatalystSqlParser().parseExpression(text), source);
            parsed.refuse(parsed.tree);
            return parsed;
        } catch (ExpressionException refused) {
            throw refused;
        } catch (Exception unreadable) {
            if (WORDS.matcher(text).matches()) {
                return named(text, source);
            }
            throw new ExpressionException(
                    "`" + text + "` is neither a column nor a Spark SQL expression: " + firstLine(unreadable),
                    unreadable);
        }
    }

    private static FieldExpression named(String column, ColumnLookup source) {
        return new FieldExpression(column, new UnresolvedAttribute(seq(List.of(column))), source);
    }

    String text() {
        return text;
    }

    /** Whether it is one column, unchanged. */
    boolean isColumn() {
        return tree instanceof UnresolvedAttribute;
    }

    /** Names of all columns it uses, in order of first use. */
    Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        rename(tree, false, collecting(names), collecting(names));
        return names;
    }

    /** Names of the columns it uses as numbers. */
    Set<String> numbers(boolean numberWanted) {
        Set<String> names = new LinkedHashSet<>();
        rename(tree, numberWanted, UnaryOperator.identity(), collecting(names));
        return names;
    }

    /** The expression over other names: one naming for columns as they are, one for columns as numbers. */
    Column over(boolean numberWanted, UnaryOperator<String> asIs, UnaryOperator<String> asNumber) {
        return ExpressionUtils.column(rename(tree, numberWanted, asIs, asNumber));
    }

    private static UnaryOperator<String> collecting(Set<String> names) {
        return name -> {
            names.add(name);
            return name;
        };
    }

    private Expression rename(
            Expression node, boolean number, UnaryOperator<String> asIs, UnaryOperator<String> asNumber) {
        if (node instanceof UnresolvedAttribute attribute) {
            String written = String.join(".", CollectionConverters.asJava(attribute.nameParts()));
            String name = source.find(written).orElse(written);
            return new UnresolvedAttribute(seq(List.of((number ? asNumber : asIs).apply(name))));
        }
        List<Expression> children = CollectionConverters.asJava(node.children());
        List<Expression> renamed = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            renamed.add(rename(children.get(i), childIsNumber(node, children, i, number), asIs, asNumber));
        }
        return children.isEmpty() ? node : node.withNewChildren(seq(renamed));
    }

    private static boolean childIsNumber(Expression node, List<Expression> children, int i, boolean number) {
        if (isArithmetic(node)) {
            return true;
        }
        if (node instanceof BinaryComparison
                || node instanceof In
                || functionName(node).equals("between")) {
            return children.stream().anyMatch(FieldExpression::looksNumeric);
        }
        if (node instanceof CaseWhen) {
            boolean condition = i % 2 == 0 && i < children.size() - 1;
            return !condition && number;
        }
        if (CHOICE_FUNCTIONS.contains(functionName(node))) {
            boolean condition = i == 0
                    && (functionName(node).equals("if") || functionName(node).equals("nvl2"));
            return !condition && number;
        }
        return false;
    }

    private static boolean looksNumeric(Expression node) {
        return isArithmetic(node) || (node instanceof Literal literal && literal.dataType() instanceof NumericType);
    }

    private static boolean isArithmetic(Expression node) {
        return node instanceof BinaryArithmetic
                || node instanceof UnaryMinus
                || node instanceof UnaryPositive
                || NUMBER_FUNCTIONS.contains(functionName(node));
    }

    private static String functionName(Expression node) {
        return node instanceof UnresolvedFunction function
                ? String.join(".", CollectionConverters.asJava(function.nameParts()))
                        .toLowerCase(Locale.ROOT)
                : "";
    }

    private void refuse(Expression node) {
        if (node instanceof SubqueryExpression || node instanceof WindowExpression || node instanceof UnresolvedStar) {
            throw new ExpressionException("`" + text + "` looks beyond its own row; use columns of the row alone");
        }
        if (node instanceof UnresolvedFunction) {
            refuseFunction(functionName(node));
        }
        CollectionConverters.asJava(node.children()).forEach(this::refuse);
    }

    private void refuseFunction(String name) {
        Option<ExpressionInfo> found = FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
        if (found.isEmpty()) {
            throw new ExpressionException("`" + text + "` calls " + name + ", which is no Spark SQL function");
        }
        if (REFUSED_GROUPS.contains(found.get().getGroup()) || REFUSED_FUNCTIONS.contains(name)) {
            throw new ExpressionException("`" + text + "` calls " + name
                    + ", whose result is not fixed by the row alone or which can stop the job");
        }
    }

    static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage()).strip().lines().findFirst().orElse("");
    }

    private static <T> scala.collection.immutable.Seq<T> seq(List<T> items) {
        return CollectionConverters.asScala(items).toSeq();
    }
}
