package io.assay.jobs.guess;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells the character encoding of text from its bytes. */
final class EncodingGuess {
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Longest character of any encoding known here, in bytes: so much may be cut off at the end of a sample. */
    private static final int LONGEST_CHARACTER = 4;
    /** Of text that is Chinese, nearly all double bytes are characters of the first standard, GB 2312. */
    private static final double COMMON_SHARE = 0.8;

    private EncodingGuess() {}

    static Guess<Charset> of(List<SampledFile> files) {
        SampledFile first = files.get(0);
        if (first.beginsWith(0xef, 0xbb, 0xbf)) {
            return Guess.sure(StandardCharsets.UTF_8, "the file begins with the mark of UTF-8");
        }
        if (first.beginsWith(0xff, 0xfe) || first.beginsWith(0xfe, 0xff)) {
            boolean little = first.beginsWith(0xff, 0xfe);
            return Guess.sure(
                    little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE,
                    "the file begins with the mark of UTF-16");
        }
        if (files.stream().allMatch(file -> isPlain(file.head()) && isPlain(file.tail()))) {
            return Guess.likely(StandardCharsets.UTF_8, "the sample is plain ASCII");
        }
        if (fits(files, StandardCharsets.UTF_8)) {
            return Guess.sure(StandardCharsets.UTF_8, "every byte of the sample is valid UTF-8");
        }
        if (fits(files, GB18030) && isChinese(files)) {
            return Guess.likely(GB18030, "no valid UTF-8, and common Chinese characters as GB18030");
        }
        boolean windows = files.stream().anyMatch(file -> hasPunctuationOfWindows(file.head()));
        return windows
                ? Guess.likely(WINDOWS_1252, "no valid UTF-8, with quotes or dashes of windows-1252")
                : Guess.likely(StandardCharsets.ISO_8859_1, "no valid UTF-8, with letters of Western Europe");
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(List<SampledFile> files, Charset charset) {
        return files.stream().allMatch(file -> fits(file.head(), charset));
    }

    private static boolean fits(byte[] bytes, Charset charset) {
        for (int cut = 0; cut < LONGEST_CHARACTER && cut <= bytes.length; cut++) {
            try {
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut));
                return true;
            } catch (CharacterCodingException tryShorter) {
                // the sample may end inside a character
            }
        }
        return false;
    }

    private static boolean isChinese(List<SampledFile> files) {
        long common = 0;
        long all = 0;
        for (SampledFile file : files) {
            byte[] bytes = file.head();
            for (int i = 0; i + 1 < bytes.length; i++) {
                if (bytes[i] < 0) {
                    int first = bytes[i] & 0xff;
                    int second = bytes[i + 1] & 0xff;
                    common += first >= 0xa1 && first <= 0xf7 && second >= 0xa1 ? 1 : 0;
                    all++;
                    i++;
                }
            }
        }
        return common >= COMMON_SHARE * all;
    }

    private static boolean hasPunctuationOfWindows(byte[] bytes) {
        for (byte each : bytes) {
            int code = each & 0xff;
            if (code >= 0x80 && code <= 0x9f) {
                return true;
            }
        }
        return false;
    }
}
