/// Unusual answers that are right, by the ids of the items.
enum Equivalents {}

extension Equivalents {
  static let sql: [String: [String]] = [
    "api.pagination.keyset-ties": [
      """
      -- the tuple of the cursor
      select "id", [title] from `posts`
      where (published, id) < ('2025-03-04', 7)
      order by 'x', published desc, posts.id desc limit 3 /* a page */ ;
      """,
      """
      WITH ranked AS (
        SELECT id, title, row_number() OVER (ORDER BY published DESC, id DESC) AS place
        FROM posts
        WHERE published <= '2025-03-04' AND NOT (published = '2025-03-04' AND id >= 7)
      )
      SELECT id, title FROM ranked WHERE place <= 3 ORDER BY place
      """,
    ],
    "api.filtering.not-equal-null": [
      "SELECT id, title FROM tasks WHERE assignee_id IS NOT 4 ORDER BY id",
      "SELECT id, title FROM tasks WHERE coalesce(assignee_id, -7) != 4 ORDER BY 1 ASC;;",
      """
      SELECT id, title FROM tasks EXCEPT SELECT id, title FROM tasks WHERE assignee_id = 4
      ORDER BY id
      """,
      "SELECT id, title FROM tasks WHERE (assignee_id = 4) IS NOT TRUE ORDER BY id",
    ],
    "arch.distributed-transactions.outbox-next": [
      """
      WITH head AS (
        SELECT min(id) AS id FROM outbox WHERE sent_at IS NULL GROUP BY order_id
      )
      SELECT o.id, o.event FROM head JOIN outbox AS o USING (id) WHERE o.attempts < 5 ORDER BY o.id
      """,
      """
      SELECT id, event FROM (
        SELECT *, row_number() OVER (PARTITION BY order_id ORDER BY id) AS place
        FROM outbox WHERE sent_at IS NULL
      ) WHERE place = 1 AND attempts <= 4 ORDER BY id
      """,
    ],
    "arch.message-queues.book-once": [
      """
      INSERT OR IGNORE INTO booking (message_id, account, amount)
      SELECT message_id, account, amount FROM delivery
      """,
      """
      INSERT INTO booking (amount, account, message_id)
      SELECT max(amount), max(account), message_id FROM delivery
      WHERE message_id NOT IN (SELECT message_id FROM booking) GROUP BY message_id
      """,
      """
      INSERT INTO booking (message_id, account, amount)
      SELECT message_id, account, amount FROM delivery WHERE true
      ON CONFLICT (message_id) DO NOTHING RETURNING *;
      """,
    ],
    "db.indexes.one-open-subscription": [
      "create unique index if not exists x on subscription(customer_id desc) where (ended_on isnull)",
      """
      CREATE UNIQUE INDEX x ON subscription(customer_id) WHERE [ended_on] IS NULL;
      """,
      "CREATE UNIQUE INDEX x ON subscription(customer_id) WHERE NOT (ended_on IS NOT NULL)",
      "CREATE UNIQUE INDEX x ON subscription(customer_id) WHERE typeof(ended_on) = 'null'",
      "CREATE UNIQUE INDEX x ON subscription(customer_id) WHERE ended_on IS NOT DISTINCT FROM NULL",
      "CREATE UNIQUE INDEX x ON subscription(customer_id) WHERE NULL IS ended_on",
      """
      CREATE UNIQUE INDEX "one open" ON "subscription" ("customer_id") -- partial
      WHERE "ended_on" IS
        NULL;
      """,
    ],
    "db.query-optimization.latest-order": [
      """
      SELECT customer_id, id, total FROM orders AS o WHERE NOT EXISTS (
        SELECT 1 FROM orders AS n
        WHERE n.customer_id = o.customer_id AND (n.placed_on, n.id) > (o.placed_on, o.id))
      """,
      """
      SELECT c.customer_id, o.id, o.total FROM (SELECT DISTINCT customer_id FROM orders) AS c
      JOIN orders AS o ON o.id = (
        SELECT id FROM orders WHERE customer_id = c.customer_id
        ORDER BY placed_on DESC, id DESC LIMIT 1)
      """,
      """
      SELECT DISTINCT customer_id, first_value(id) OVER w, first_value(total) OVER w FROM orders
      WINDOW w AS (PARTITION BY customer_id ORDER BY placed_on DESC, id DESC)
      """,
    ],
    "db.relationships.books-per-author": [
      "SELECT name, (SELECT count(*) FROM book WHERE author_id = author.id) FROM author",
      """
      SELECT a.name, coalesce(n.books, 0)
      FROM author a LEFT JOIN (
        SELECT author_id, sum(1) AS books FROM book GROUP BY author_id
      ) n ON n.author_id = a.id
      ORDER BY a.name DESC
      """,
      """
      SELECT name, total(by IS NOT NULL) AS "the number"
      FROM author AS a LEFT JOIN (SELECT author_id AS by FROM book) ON by = a.id GROUP BY a.id
      """,
    ],
    "db.relationships.posts-with-both-tags": [
      """
      SELECT title FROM post WHERE id IN (
        SELECT post_id FROM post_tag JOIN tag ON tag.id = tag_id WHERE name = 'sql'
        INTERSECT
        SELECT post_id FROM post_tag JOIN tag ON tag.id = tag_id WHERE name = 'api')
      """,
      """
      SELECT p.title FROM tag AS s, tag AS a, post AS p
      JOIN post_tag AS x ON x.post_id = p.id JOIN post_tag AS y ON y.post_id = p.id
      WHERE s.name = 'sql' AND a.name = 'api' AND x.tag_id = s.id AND y.tag_id = a.id
      """,
    ],
    "db.window-functions.longest-streak": [
      """
      WITH RECURSIVE run(user_id, day, length) AS (
        SELECT DISTINCT user_id, day, 1 FROM login
        UNION
        SELECT l.user_id, l.day, r.length + 1 FROM run r
        JOIN login l ON l.user_id = r.user_id AND l.day = date(r.day, '+1 day')
      )
      SELECT user_id, max(length) FROM run GROUP BY user_id
      """,
      """
      SELECT user_id, max(days) FROM (
        SELECT user_id, count(DISTINCT day) * 1.0 AS days FROM (
          SELECT user_id, day,
            date(day, '-' || dense_rank() OVER (PARTITION BY user_id ORDER BY day) || ' days') AS s
          FROM login)
        GROUP BY user_id, s)
      GROUP BY user_id
      """,
    ],
    "db.ctes.all-reports": [
      """
      WITH RECURSIVE r AS (
        SELECT id, name, manager_id, 0 AS level FROM employee WHERE id = 2
        UNION ALL
        SELECT e.id, e.name, e.manager_id, level + 1 FROM r, employee e WHERE e.manager_id = r.id
      )
      SELECT name, level FROM r WHERE level > 0 ORDER BY level DESC
      """
    ],
    "db.query-building.two-paid-orders": [
      """
      SELECT customer, total FROM (
        SELECT customer, sum(amount) AS total, count(*) AS n FROM orders
        WHERE status = "paid" GROUP BY customer
      ) WHERE n > 1
      """,
      """
      SELECT customer, sum(CASE status WHEN 'paid' THEN amount END) FROM orders
      GROUP BY 1 HAVING count(CASE WHEN status = 'paid' THEN 1 END) >= 2
      """,
      """
      SELECT customer, total(amount) FROM orders WHERE status LIKE 'paid'
      GROUP BY customer HAVING NOT count(id) < 2
      """,
    ],
    "db.query-building.delivery-upsert": [
      """
      INSERT INTO stock VALUES ('C3', 3, NULL), ('A1', 5, NULL)
      ON CONFLICT DO UPDATE SET qty = stock.qty + excluded.qty
      """,
      """
      WITH d(sku, n) AS (VALUES ('A1', 5), ('C3', 3))
      INSERT OR REPLACE INTO stock
      SELECT d.sku, d.n + coalesce(s.qty, 0), s.shelf FROM d LEFT JOIN stock s ON s.sku = d.sku
      """,
    ],
    "db.time-series.hourly-average": [
      "SELECT sensor, substr(at, 1, 13) AS hour, avg(celsius) FROM reading GROUP BY hour, sensor",
      """
      SELECT sensor, strftime('%Y-%m-%d %H', at), sum(celsius) / count(celsius)
      FROM (SELECT * FROM reading ORDER BY at DESC, celsius)
      GROUP BY 1, 2
      """,
    ],
    "db.graph.reachable-services": [
      """
      WITH RECURSIVE seen(s) AS (
        VALUES ('web') UNION SELECT callee FROM seen JOIN call ON caller = s
      )
      SELECT s FROM seen EXCEPT SELECT 'web'
      """
    ],
    "python.sqlalchemy.count-in-one-query": [
      """
      SELECT id, name, (
        SELECT count(published_at) FROM posts WHERE author_id = authors.id
      ) FROM authors ORDER BY name, id
      """,
      """
      SELECT a.id, a.name, count(p.published_at) FROM authors AS a
      LEFT OUTER JOIN posts AS p ON a.id = p.author_id GROUP BY a.id ORDER BY 2, 1
      """,
    ],
    "python.alembic.backfill": [
      """
      UPDATE orders SET contact_email = c.email FROM customers AS c
      WHERE c.id = orders.customer_id AND orders.contact_email IS NULL
      """,
      """
      UPDATE orders SET contact_email =
        coalesce(contact_email, (SELECT email FROM customers WHERE id = customer_id))
      """,
    ],
    "security.sql-injection.like-wildcards": [
      "SELECT id FROM coupons WHERE instr(label, '50%') > 0",
      "SELECT id FROM coupons WHERE label LIKE '%50!%%' ESCAPE '!' ORDER BY id DESC",
      "SELECT id FROM coupons WHERE label GLOB '*50%*'",
    ],
  ]
}
