package loopbook.tables;

/** The one script of ours: it sorts tables in a page. */
final class Sorting {
    /**
     * Goes to every table that no copy of it has been at yet, so it does not matter where in the page it is run, nor how
     * often. Numbers are aligned to the right, and sorted as such.
     */
    static final String SCRIPT =
            """
            document.querySelectorAll('table[data-loopbook=sortable]').forEach(function (table) {
              table.dataset.loopbook = 'sorting';
              var body = table.tBodies[0], heads = Array.from(table.tHead.rows[0].cells);
              heads.forEach(function (head, i) {
                var mark = head.insertBefore(document.createElement('span'), head.querySelector('br'));
                mark.setAttribute('aria-hidden', 'true');
                function sort() {
                  var down = head.getAttribute('aria-sort') === 'ascending', sign = down ? -1 : 1;
                  heads.forEach(function (other) {
                    other.removeAttribute('aria-sort');
                    other.querySelector('span').textContent = '';
                  });
                  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
                  mark.textContent = down ? ' \u25be' : ' \u25b4';
                  var numbers = head.style.textAlign === 'right';
                  Array.from(body.rows).map(function (row) {
                    return {row: row, key: row.cells[i].textContent};
                  }).sort(function (a, b) {
                    if (!a.key || !b.key) return !a.key - !b.key;
                    return sign * (numbers ? a.key - b.key : a.key.localeCompare(b.key));
                  }).forEach(function (one) { body.appendChild(one.row); });
                }
                head.tabIndex = 0;
                head.style.cursor = 'pointer';
                head.onclick = sort;
                head.onkeydown = function (event) { if (event.key === 'Enter') sort(); };
              });
            });
            """;

    private Sorting() {}
}
