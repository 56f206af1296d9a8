package io.assay.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables of a report back from its page, as somebody would who has nothing but the file. */
record PageTables(String page) {
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);
    private static final Pattern FINDING = Pattern.compile("<h3>(.*?)</h3>", Pattern.DOTALL);

    /** The cells of a figure's table without its head; numbers without separators and signs of percent. */
    List<List<String>> rows(String figure) {
        String body = figure(figure).replaceAll("(?s).*<tbody>(.*)</tbody>.*", "$1");
        List<List<String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(body);
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(row.group(1));
            while (cell.find()) {
                cells.add(plain(cell.group(1)));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The first columns of the same. */
    List<List<String>> rows(String figure, int columns) {
        return rows(figure).stream().map(row -> row.subList(0, columns)).toList();
    }

    /** The title of a figure. */
    String finding(String figure) {
        Matcher found = FINDING.matcher(figure(figure));
        return found.find() ? found.group(1) : "";
    }

    boolean has(String figure) {
        return page.contains("id=\"figure-" + figure + "\"");
    }

    private String figure(String figure) {
        int begin = page.indexOf("id=\"figure-" + figure + "\"");
        if (begin < 0) {
            throw new AssertionError("There is no figure " + figure);
        }
        return page.substring(begin, page.indexOf("</figure>", begin));
    }

    private static String plain(String cell) {
        String text = cell.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        return text.matches("-?[\\d,]+(\\.\\d+)?%?") ? text.replace(",", "").replace("%", "") : text;
    }
}
