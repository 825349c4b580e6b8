using OerPortal.Cms.Sites;

namespace OerPortal.Library.Tests;

/// <summary>Many books at once, written as entering their vouchers would.</summary>
internal static class Stock
{
    /// <summary>So many vouchers more, each with two copies of a novel for 30.000 and one of a textbook for 40.000.</summary>
    internal static Task StockAsync(this LibraryApp app, Site school, int vouchers) => app.Database.ExecuteAsync(
        """
        insert into library.title (id, public_id, site_id, name, people, volume, edition, publisher, place, year, isbn, class_mark, subjects, kind, note, words, added_at, changed_at)
        select gen_random_uuid(), substr(md5(random()::text), 1, 10), @Id, name, people, '', '', 'Nhà xuất bản Giáo dục Việt Nam', 'Hà Nội', 2024, '', '895.9223', '', kind, '', '', now(), now()
        from (values ('Truyện cổ tích các dân tộc Tây Nguyên dành cho học sinh tiểu học và trung học cơ sở', 'Nhiều tác giả; Nguyễn Thị Kim Thoa sưu tầm, biên soạn', 2), ('Toán 6', '', 0)) as t (name, people, kind)
        where not exists (select 1 from library.title where site_id = @Id);

        create temp table stock on commit drop as
        select gen_random_uuid() as id, coalesce((select max(number) from library.voucher where site_id = @Id), 0) + n as number from generate_series(1, @vouchers) as n;

        insert into library.voucher (id, site_id, dated, source, "from", document, note, begun_at)
        select id, @Id, '2026-09-05', 0, 'Công ty cổ phần Sách và Thiết bị trường học Đắk Lắk', 'HĐ 0001234', '', now() from stock;
        insert into library.voucher_line (id, site_id, voucher_id, title_id, place, count, price, first_number)
        select gen_random_uuid(), @Id, s.id, t.id, 3 - t.kind, case t.kind when 2 then 2 else 1 end, case t.kind when 2 then 30000 else 40000 end, case t.kind when 2 then s.number * 2 - 1 else s.number end
        from stock s join library.title t on t.site_id = @Id;
        update library.voucher v set number = s.number, entered_at = now() from stock s where s.id = v.id;
        insert into library.copy (id, site_id, title_id, voucher_id, register, number, barcode, price, store, state)
        select gen_random_uuid(), @Id, l.title_id, l.voucher_id, t.kind, l.first_number + n, case t.kind when 2 then 'TK' else 'GK' end || lpad((l.first_number + n)::text, 6, '0'), l.price, '', 0
        from stock s join library.voucher_line l on l.voucher_id = s.id join library.title t on t.id = l.title_id, generate_series(0, l.count - 1) as n;
        """,
        new { school.Id, vouchers });
}
