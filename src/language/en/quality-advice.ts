import type { QualityWords } from '../quality-words.ts'

export const qualityAdvice: QualityWords = {
  'day-missing':
    'Have that day’s till export sent again and import it; if the shop was shut that day, nothing is missing.',
  'no-sales-while-open':
    'Ask the shop whether the tills were off or offline at that hour; when they have sent their receipts, import that day’s export again.',
  'lines-not-total':
    'Open one of the receipts in the till system: a line is missing, or a discount is in one of the two only. Correct the export and import that day again.',
  'tenders-not-total':
    'Compare the payments with the till system: change, vouchers or tips are often left out. Correct the export and import that day again.',
  'receipt-twice':
    'Look the two up in the till system; if there was one sale, import the second one again with type cancel, and it no longer counts.',
  'receipt-number-gap':
    'Ask for the missing numbers: they were cancelled, or did not arrive. Import the full export of that day; receipts that are there are not counted twice.',
  'lines-refused':
    'Below, each file says which column was refused and why; correct those rows and import the file again, good rows are not doubled.',
  'unknown-product':
    'Add these goods to the product list (dim_product) and import it together with the lines again; until then their sales are missing.',
  'date-wrong':
    'Check the till’s date and the store’s opening and closing day in the store list; correct the export and import it again under the same receipt keys.',
  'outside-hours':
    'Ask the shop whether somebody sold then; if not, set that till’s clock and check the time zone of the export.',
  'till-clock':
    'Set the till’s clock, best from a time server; figures by the day hold, figures by the hour of that till do not.',
  'sales-jump':
    'Ask the shop what happened that day: a large order, an event, a closure, or a day that arrived in part or twice. If it was real, there is nothing to do.',
  'price-zero':
    'Look at the receipt: a gift or a tasting needs a reason or a promotion at the till, anything else a price. Repeated cases belong to the store manager.',
  'price-outlier':
    'Look at the receipt: a price in the wrong unit or a quantity typed as a price. Correct it in the till system and import that day again.',
  'quantity-outlier':
    'Ask the shop whether it was a bulk sale; if a barcode or a weight was typed as a quantity, correct it and import that day again.',
  'price-not-active':
    'Compare till, shelf label and price list: one has not taken the change over. Correct the till or the price list (fact_price) and import it.',
  'unit-change':
    'Find out since when the product is sold in the other unit (by piece or weight, single or pack); give the new unit a product number of its own.',
  'cost-missing':
    'Have the purchase price of these goods kept in the merchandise system and in the export; margins leave these lines out.',
  'margin-range':
    'Check cost and price of these goods: often the cost is of a case and the price of a piece, or one is without tax.',
  'conversion-above-one':
    'The door counter misses people: have it looked at (position, dirt, something in front of it); trust receipts rather than visitors for these days.',
  'conversion-low':
    'Either the counter counts twice (staff, deliveries, a shared entrance) or receipts are missing: compare with a count by hand and with the till.',
  'doors-silent':
    'Check the counter’s power, network and place; if it keeps what it counted, import those hours, else they stay without visitors.',
  'doors-uneven':
    'Have the counter aligned: it misses one direction. Count by hand for an hour; until then trust trends rather than levels.',
  'door-clock':
    'Set the counter’s clock and time zone, and import the wrong hours again with the right time; visitors by the hour are shifted until then.',
  'stock-not-balanced':
    'Look for a movement that is missing (delivery, transfer, count): book it in the merchandise system and import that day’s stock again.',
  'stock-negative':
    'Count these goods on the shelf and in the back and correct the record: often a delivery was not booked, or another article was scanned.',
  'lot-dates': 'Read the dates off the package and correct the lot; keep it off the shelf until its expiry is certain.',
  'gtin-check':
    'Scan the package and correct the barcode in the product list, mostly two digits swapped; scanning does not find these goods.',
  'garbled-text': 'Save the product file as UTF-8 (or GBK) from the source system and import it again.',
  'file-again':
    'Nothing to repair, nothing is counted twice; if it should have been a new file, the export was not renewed: ask whoever sends it.',
}
