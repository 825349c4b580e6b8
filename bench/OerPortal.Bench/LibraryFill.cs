namespace OerPortal.Bench;

/// <summary>
/// The printed books of many schools as SQL alone: works that several schools have, titles with two or three copies each, vouchers, a loan for every tenth copy. The first school
/// has a register of reference books of 20,000 lines.
/// </summary>
internal static class LibraryFill
{
    internal const int BigRegister = 20_000;

    /// <summary>Of triggers only the one that keeps the words of lines works meanwhile: what is written here is whole.</summary>
    internal const string Begin =
        """
        ALTER TABLE library.voucher_line DISABLE TRIGGER USER;
        ALTER TABLE library.copy DISABLE TRIGGER USER;
        ALTER TABLE library.title DISABLE TRIGGER USER;
        ALTER TABLE library.loan DISABLE TRIGGER USER;
        CREATE TEMP TABLE work AS
        SELECT n, a || ' ' || b || ' ' || c AS name, p AS people, 1990 + n % 36 AS year
        FROM (SELECT row_number() OVER ()::integer AS n, a, b, c, (ARRAY['Tô Hoài', 'Nguyễn Nhật Ánh', 'Nam Cao', 'Y Điêng', 'Nguyên Ngọc', 'Xuân Quỳnh', 'Võ Quảng', 'Đoàn Giỏi'])[1 + length(a || b || c) % 8] AS p
            FROM unnest(ARRAY['Truyện', 'Chuyện kể', 'Sử thi', 'Khám phá', 'Từ điển', 'Tuyển tập', 'Hướng dẫn', 'Bài tập', 'Cẩm nang', 'Nhật kí', 'Hành trình', 'Thế giới', 'Bí ẩn', 'Câu đố', 'Thơ', 'Ca dao', 'Lịch sử', 'Địa lí', 'Khoa học', 'Toán học']) a,
                unnest(ARRAY['về rừng', 'về sông nước', 'về loài chim', 'về núi lửa', 'về mặt trời', 'về biển đảo', 'về làng nghề', 'về cồng chiêng', 'về nhà rông', 'về cà phê', 'về voi', 'về mưa', 'về gió', 'về các vì sao', 'về thời gian', 'về con số', 'về chữ viết', 'về bàn tay', 'về bữa cơm', 'về mùa lúa']) b,
                unnest(ARRAY['cho em', 'quê ta', 'lớp 6', 'lớp 7', 'lớp 8', 'lớp 9', 'tập một', 'tập hai', 'chọn lọc', 'bằng tranh', 'bỏ túi', 'mới', 'của cha', 'của mẹ', 'Tây Nguyên']) c) made;
        CREATE TEMP TABLE school AS SELECT id, row_number() OVER (ORDER BY created_at, slug)::integer AS place FROM cms.site WHERE kind = 1;
        """;

    /// <summary>One school: @id, @place, @titles of them.</summary>
    internal const string School =
        """
        CREATE TEMP TABLE line ON COMMIT DROP AS
        SELECT k, gen_random_uuid() AS title_id, gen_random_uuid() AS line_id, 1 + (k - 1) / 80 AS voucher, 2 + k % 2 AS copies, w.name, w.people, w.year,
            CASE WHEN @place = 1 THEN 2 ELSE (ARRAY[2, 2, 3, 0, 1])[1 + k % 5] END AS kind, k / 6000 AS round
        FROM generate_series(1, @titles) k JOIN work w ON w.n = 1 + (@place * 37 + k) % 6000;
        INSERT INTO library.title (id, public_id, site_id, name, people, volume, edition, publisher, place, year, isbn, class_mark, subjects, kind, grade, price, note, words, added_at, changed_at)
        SELECT title_id, substr(md5(title_id::text), 1, 10), @id, name, people, CASE WHEN round > 0 THEN 'Quyển ' || round + 1 ELSE '' END, '', 'Giáo dục', 'Hà Nội', year, '', '800', '', kind, NULL, 45000, '',
            btrim(library.plain(name || CASE WHEN round > 0 THEN ' Quyển ' || round + 1 ELSE '' END || ' ' || people || ' Giáo dục 800')), now(), now() FROM line;
        CREATE TEMP TABLE paper ON COMMIT DROP AS SELECT gen_random_uuid() AS id, voucher AS number FROM line GROUP BY voucher;
        INSERT INTO library.voucher (id, site_id, dated, source, "from", document, note, begun_at) SELECT id, @id, date '2020-09-01' + number, 0, 'Công ty sách', '', '', now() FROM paper;
        CREATE TEMP TABLE numbered ON COMMIT DROP AS
        SELECT l.*, p.id AS voucher_id, coalesce(sum(copies) OVER (PARTITION BY kind ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::integer + 1 AS first FROM line l JOIN paper p ON p.number = l.voucher;
        INSERT INTO library.voucher_line (id, site_id, voucher_id, title_id, place, count, price, first_number) SELECT line_id, @id, voucher_id, title_id, k, copies, 45000, first FROM numbered;
        UPDATE library.voucher v SET number = p.number, entered_at = now() FROM paper p WHERE p.id = v.id;
        INSERT INTO library.copy (id, site_id, title_id, entered_title_id, voucher_id, register, number, barcode, price, store, state)
        SELECT gen_random_uuid(), @id, title_id, title_id, voucher_id, kind, first + c, (ARRAY['GK', 'NV', 'TK', 'TN'])[1 + kind] || lpad((first + c)::text, 6, '0'), 45000, '', 0 FROM numbered, generate_series(0, copies - 1) c;
        INSERT INTO library.loan (id, site_id, copy_id, person_id, reader, class_name, lent_at, due_on, renewals)
        SELECT gen_random_uuid(), @id, id, ('e0000000-0000-7000-8000-' || lpad(to_hex(number % 300), 12, '0'))::uuid, 0, '6A', now() - interval '5 days', current_date + 9, 0 FROM library.copy WHERE site_id = @id AND number % 10 = 0;
        """;

    internal const string End =
        """
        ALTER TABLE library.voucher_line ENABLE TRIGGER USER;
        ALTER TABLE library.copy ENABLE TRIGGER USER;
        ALTER TABLE library.title ENABLE TRIGGER USER;
        ALTER TABLE library.loan ENABLE TRIGGER USER;
        SELECT library.write_works(ARRAY(SELECT DISTINCT work_key FROM library.title));
        ANALYZE library.title; ANALYZE library.work; ANALYZE library.copy; ANALYZE library.loan; ANALYZE library.voucher; ANALYZE library.voucher_line; ANALYZE library.hold;
        """;
}
