package io.assay.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Daily files of an invented wholesaler, dirty in the ways of the public data sets Online Retail and Online Retail II: the
 * older files in Latin-1 with American dates, the later ones in UTF-8 with other names of columns and customers as
 * floating-point numbers.
 */
final class RetailDeliveries {
    private static final List<String> OLDER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");
    private static final List<String> LATER = List.of(
            "Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country");
    private static final List<String> DESCRIPTIONS = List.of(
            "PARTY BUNTING", "AIRLINE LOUNGE,METAL SIGN", "CHARLIE+LOLA\"EXTREMELY BUSY\" SIGN ", "£1 GIFT\nCAFÉ NOIR");
    private static final List<String> PRICES = List.of("0.42", "1.25", "2.1", "18", "0.001", "0.145", "1.255", "0");
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 11, 1);
    private static final int DAYS = 30;
    private static final int ROWS_A_DAY = 24;
    private static final int CUSTOMERS = 60;

    /** What became of a line between the till and the file. */
    enum Dirt {
        NONE,
        CREDIT_NOTE,
        NO_CUSTOMER,
        BAD_DEBT,
        BAD_DATE,
        BAD_QUANTITY,
        CUT_SHORT
    }

    /** One line of a file, as it was meant. */
    record Line(
            Dirt dirt, String invoice, int stock, BigDecimal quantity, BigDecimal price, LocalDate day, int customer) {
        BigDecimal money() {
            return quantity.multiply(price);
        }
    }

    private final SplittableRandom random;
    private final Path folder;
    private final List<Line> delivered = new ArrayList<>();
    private int number = 536_365;

    RetailDeliveries(Path folder, long seed) {
        this.folder = folder;
        this.random = new SplittableRandom(seed);
    }

    /** Writes all files, and returns the lines in them, those delivered again included. */
    List<Line> write() {
        for (int after = 0; after < DAYS; after++) {
            LocalDate day = FIRST_DAY.plusDays(after);
            if (day.getDayOfWeek().getValue() == 6) {
                file(day, "", List.of());
                continue;
            }
            List<Line> lines = lines(day);
            file(day, "", lines);
            if (after % 11 == 3) {
                file(day, " again", lines);
            }
        }
        return List.copyOf(delivered);
    }

    private List<Line> lines(LocalDate day) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < ROWS_A_DAY; i++) {
            lines.add(line(day, dirt()));
            if (random.nextInt(12) == 0) {
                lines.add(lines.get(lines.size() - 1));
            }
        }
        if (day.getDayOfMonth() == 9) {
            lines.add(huge(Dirt.NONE, "581483", 80_995, day));
            lines.add(huge(Dirt.CREDIT_NOTE, "C581484", -80_995, day));
        }
        return lines;
    }

    private Dirt dirt() {
        int draw = random.nextInt(100);
        if (draw < 25) {
            return Dirt.NO_CUSTOMER;
        }
        return draw < 92 ? (draw < 87 ? Dirt.NONE : Dirt.CREDIT_NOTE) : Dirt.values()[3 + draw % 4];
    }

    private Line line(LocalDate day, Dirt dirt) {
        number++;
        String letter = dirt == Dirt.CREDIT_NOTE ? "C" : dirt == Dirt.BAD_DEBT ? "A" : "";
        int pieces = 1 + random.nextInt(144);
        BigDecimal price =
                new BigDecimal(dirt == Dirt.BAD_DEBT ? "-11062.06" : PRICES.get(random.nextInt(PRICES.size())));
        return new Line(
                dirt,
                letter + number,
                number,
                BigDecimal.valueOf(dirt == Dirt.CREDIT_NOTE ? -pieces : pieces),
                price,
                day,
                12_346 + random.nextInt(CUSTOMERS));
    }

    private static Line huge(Dirt dirt, String invoice, int pieces, LocalDate day) {
        return new Line(dirt, invoice, 23_843, BigDecimal.valueOf(pieces), new BigDecimal("2.08"), day, 12_346);
    }

    private void file(LocalDate day, String suffix, List<Line> lines) {
        boolean older = day.getDayOfMonth() <= DAYS / 2;
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        if (day.getDayOfMonth() % 7 == 5) {
            Collections.rotate(order, 3);
        }
        List<String> names = order.stream().map(older ? OLDER::get : LATER::get).toList();
        StringBuilder text = new StringBuilder(older || day.getDayOfMonth() % 10 > 0 ? "" : "\uFEFF");
        String header = String.join(",", names);
        text.append(day.getDayOfMonth() % 10 == 8 ? header.toUpperCase(Locale.ROOT) : header)
                .append("\r\n");
        lines.forEach(line -> text.append(row(line, order, older)).append("\r\n"));
        save((older ? "older/" : "later/") + day + suffix + ".csv", text.toString(), older);
        delivered.addAll(lines);
    }

    private static String row(Line line, List<Integer> order, boolean older) {
        String id = line.customer() + (older ? "" : ".0") + (line.stock() % 5 == 0 ? " " : "");
        boolean unknown = line.dirt() == Dirt.NO_CUSTOMER || line.dirt() == Dirt.BAD_DEBT;
        List<String> fields = List.of(
                line.invoice(),
                String.valueOf(line.stock()),
                quoted(DESCRIPTIONS.get(line.stock() % DESCRIPTIONS.size())),
                line.dirt() == Dirt.BAD_QUANTITY ? "12 abc" : line.quantity().toPlainString(),
                time(line, older),
                line.price().toPlainString(),
                unknown ? "" : id,
                "United Kingdom");
        List<String> ordered = order.stream().map(fields::get).toList();
        return String.join(",", line.dirt() == Dirt.CUT_SHORT ? ordered.subList(0, 5) : ordered);
    }

    private static String time(Line line, boolean older) {
        if (line.dirt() == Dirt.BAD_DATE) {
            return older ? "13/45/2011 8:00" : "2011-11-31 08:00:00";
        }
        return line.day().format(DateTimeFormatter.ofPattern(older ? "M/d/yyyy '8:26'" : "yyyy-MM-dd '08:26:00'"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private void save(String name, String text, boolean older) {
        Charset charset = older ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(charset));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
