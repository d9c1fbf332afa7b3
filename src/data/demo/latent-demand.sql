-- What shoppers wanted and an empty shelf, or a phantom, kept from them: the answers of a forecast's examination.
insert into latent_demand
select k.store_id, k.sku_id, d.date, w.qty * 0.001::decimal(4, 3), s.sold * 0.001::decimal(4, 3), (w.qty - s.sold) * 0.001::decimal(4, 3)
from sim.stock s join sim.wanted w on w.series = s.series and w.day = s.day join sim.series k on k.series = s.series join sim.day d on d.day = s.day
where s.short = 1 order by s.day, s.series;
