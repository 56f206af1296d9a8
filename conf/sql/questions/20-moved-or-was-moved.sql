-- Who moved, and whose threshold moved? Changes of the monetary score by whether the customer's own money changed.
SELECT
  CASE WHEN n.m_score > b.m_score THEN 'up' ELSE 'down' END AS score_went,
  CASE WHEN n.monetary = b.monetary THEN 'only the cut moved' ELSE 'the customer moved' END AS because,
  count(*) AS customers,
  sum(n.monetary - b.monetary) AS monetary_change
FROM assay.fct_customer_segment_current n
JOIN assay.published p ON p.as_of_date = n.as_of_date
JOIN assay.fct_customer_segment b ON b.as_of_date = p.previous_as_of_date AND b.customer_id = n.customer_id
WHERE n.m_score <> b.m_score
GROUP BY
  CASE WHEN n.m_score > b.m_score THEN 'up' ELSE 'down' END,
  CASE WHEN n.monetary = b.monetary THEN 'only the cut moved' ELSE 'the customer moved' END
ORDER BY score_went, because;
