import { type Figure, figure } from './english-words.ts'

/** The figures beyond the ten that everybody asks for; each in the words of head office and of the shop floor. */
export const RARER: readonly Figure[] = [
  figure(
    'units_sold',
    'units sold|unit sales|pieces sold|items sold|sales in units|number of units sold|sales quantity',
    'how many units did we sell|how many items were sold|how many pieces did we shift|how many items went through the tills',
    'gc',
  ),
  figure(
    'asp',
    'average selling price|ASP|average unit price|average price per item|AUR|sales per unit',
    'what was the average selling price',
    'g',
  ),
  figure(
    'gross_margin',
    'gross margin in money|cash margin|gross profit amount|margin in money|gross margin dollars',
    'how much gross profit did we make',
    'g',
  ),
  figure(
    'waste_rate',
    'waste rate|wastage rate|waste %|spoilage rate|waste as a percentage of sales',
    'what percentage of sales did we waste',
    'g',
  ),
  figure(
    'markdown_rate',
    'markdown rate|discount rate|markdown %|discounts as a percentage of sales',
    'what share of sales went on discounts',
    'g',
  ),
  figure(
    'return_rate',
    'return rate|returns rate|refund rate|returns as a percentage of sales',
    'what percentage of sales was returned',
    'g',
  ),
  figure('shrink_rate', 'shrink rate|shrinkage|shrink|shrink %|stock loss rate', 'what was our shrink rate', 'g'),
  figure(
    'labour_hours',
    'labour hours|hours worked|staff hours|labor hours|man-hours',
    'how many hours did staff work|how many labour hours did we use|how many hours were worked|how many man-hours did we put in',
    'c',
  ),
  figure(
    'sales_per_labour_hour',
    'sales per labour hour|SPLH|sales per hour worked|labour productivity|revenue per man-hour',
    'how much did we sell per labour hour|how much did we take per hour worked',
  ),
  figure(
    'sales_per_square_metre',
    'sales per square metre|sales density|sales per sqm|trading density|turnover per sq m',
    'how much did we sell per square metre',
  ),
  figure(
    'queue_length',
    'queue length|average queue length|line length|length of the queue|number of people in the queue',
    'how long was the queue|how many people were in the queue|how long were the lines',
  ),
  figure(
    'queue_wait',
    'queue time|average wait|wait time|waiting time at the tills|time spent queueing',
    'how long did people wait|how long did customers queue|how many minutes did people wait|how long was the wait',
  ),
  figure(
    'stock_value',
    'stock value|inventory value|value of the stock|stock at cost|stock in money terms',
    'what is our stock worth|how much money is tied up in stock',
    'l',
  ),
  figure(
    'sell_through',
    'sell-through rate|sell through %|sell-through percentage',
    'what percentage of stock has sold',
    'l',
  ),
  figure(
    'oos_rate',
    'out of stock rate|OOS rate|stockout rate|out of stock percentage',
    'what percentage of products is out of stock|what share of lines are out of stock',
    'l',
  ),
  figure(
    'stock_turn_days',
    'stock turn days|inventory turnover days|days to turn the stock|DIO',
    'how many days does it take to turn our stock|how long does it take to turn over our stock',
    'l',
  ),
]
