package io.assay.jobs;

/** Questions to a page of a report, each answered by the list of what is wrong. */
final class Looks {
    /** Texts of charts that reach beyond their chart, and texts of the page that do not fit into their place. */
    static final String CUT = """
            const cut = [];
            for (const chart of document.querySelectorAll('.chart')) {
              const room = chart.getBoundingClientRect();
              for (const text of chart.querySelectorAll('svg text')) {
                const at = text.getBoundingClientRect();
                if (at.left < room.left - 2 || at.right > room.right + 2
                    || at.top < room.top - 2 || at.bottom > room.bottom + 2) {
                  cut.push(chart.dataset.figure + ': ' + text.textContent);
                }
              }
            }
            for (const element of document.querySelectorAll('h1, h2, h3, p, li, button, dt, dd, summary')) {
              if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
                cut.push(element.textContent);
              }
            }
            if (document.documentElement.scrollWidth > window.innerWidth) {
              cut.push('the page is ' + document.documentElement.scrollWidth + ' wide');
            }
            return cut;
            """;

    /** Pairs of texts in one chart that cover each other. */
    static final String OVERLAPPING = """
            const pairs = [];
            for (const chart of document.querySelectorAll('.chart')) {
              const texts = Array.from(chart.querySelectorAll('svg text'))
                .map(text => ({word: text.textContent, at: text.getBoundingClientRect()}))
                .filter(text => text.word.trim() && text.at.width > 0);
              texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
                const [a, b] = [one.at, other.at];
                const turned = [a, b].some(at => at.height > 40 && at.width > 30);
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (!turned && wide > 1 && high > 3) {
                  pairs.push(chart.dataset.figure + ': ' + one.word + ' on ' + other.word);
                }
              }));
            }
            return pairs;
            """;

    /** How many charts the page has numbers for. */
    static final String FIGURES =
            "return Object.keys(JSON.parse(document.getElementById('data').textContent).figures).length";

    /** Charts without marks. */
    static final String EMPTY = """
            return Array.from(document.querySelectorAll('.chart'))
              .filter(chart => chart.querySelectorAll('svg path').length < 4
                || chart.querySelectorAll('svg text').length < 3
                || chart.querySelector('svg').getBoundingClientRect().height < 100)
              .map(chart => chart.dataset.figure);
            """;

    /** Charts that are broader than an A4 page between its margins, or with their title higher than one. */
    static final String TOO_LARGE_FOR_PAPER = """
            const millimetre = 96 / 25.4;
            return Array.from(document.querySelectorAll('.chart'))
              .filter(chart => chart.querySelector('svg').getBoundingClientRect().width > 186 * millimetre + 1
                || chart.closest('figure').getBoundingClientRect().height > 269 * millimetre)
              .map(chart => chart.dataset.figure);
            """;

    private Looks() {}
}
