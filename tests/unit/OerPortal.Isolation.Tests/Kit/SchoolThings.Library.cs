using OerPortal.Cms.Text;

namespace OerPortal.Isolation.Tests.Kit;

internal sealed partial class SchoolThings
{
    private Task<Names> MakeOfLibraryAsync(Thing thing) => thing switch
    {
        Thing.Loan => LoanAsync(),
        Thing.LentEbook => LentEbookAsync(),
        Thing.Hold => HoldAsync(),
        Thing.LostBook or Thing.Receipt => LostBookAsync(isPaid: thing == Thing.Receipt),
        Thing.Kiosk => InsertAsync(
            "kiosk",
            Guid.CreateVersion7(),
            "insert into library.kiosk (id, site_id, name, code_until, made_at, opened_at) values (@id, @site, @title, now(), now(), now())"),
        Thing.ReaderCard => ReaderCardAsync(),
        Thing.PhotoBatch => InsertAsync(
            "id",
            Guid.CreateVersion7(),
            "insert into library.photo_batch (id, site_id, file_id, name, added_at, added_by, taken) values (@id, @site, @row, @title, now(), @teacher, 0)"),
        Thing.ReaderRequest => ReaderRequestAsync(),
        Thing.OfflineAct => InsertAsync(
            "act",
            Guid.CreateVersion7(),
            "insert into library.offline_act (id, site_id, at, is_return, book, reader, outcome, received_at) values (@id, @site, now(), false, @title, '', 2, now())"),
        Thing.BookImport => InsertAsync(
            "id",
            Guid.CreateVersion7(),
            """
            insert into library.book_import (id, site_id, name, begun_at, rows, unknown_headings, trouble, trouble_arguments)
            values (@id, @site, @title, now(), jsonb_build_array(jsonb_build_object('Number', 2, 'Cells', jsonb_build_object('Name', @title))), '{}', '', '{}')
            """),
        Thing.StockTake => StockTakeAsync(isClosed: false),
        Thing.ClosedStockTake => StockTakeAsync(isClosed: true),
        Thing.WriteOff => WriteOffAsync(isEntered: false),
        Thing.EnteredWriteOff => WriteOffAsync(isEntered: true),
        Thing.Periodical => PeriodicalAsync(),
        Thing.Purchase or Thing.SentPurchase => PurchaseAsync(isSent: thing == Thing.SentPurchase),
        Thing.EnteredVoucher => EnteredVoucherAsync(),
        Thing.Interloan => WishBetweenAsync(),
        Thing.LentBetween => LentBetweenAsync(),
        Thing.Box or Thing.BoxToFill => BoxAsync(hasLeft: thing == Thing.Box),
        >= Thing.ClassHeading => MakeAuthorityAsync(thing),
        >= Thing.Evidence => MakeOfReportsAsync(thing),
        _ => VoucherAsync(isForAll: thing == Thing.VoucherToEnter),
    };

    /// <summary>With a title and a line, not entered yet.</summary>
    /// <param name="isForAll">The title may stand on the shelves.</param>
    private async Task<Names> VoucherAsync(bool isForAll)
    {
        var (voucher, line, title) = (Guid.CreateVersion7(), Guid.CreateVersion7(), PublicId.New());
        var name = isForAll ? "'Sử thi trên giá'" : "@title";
        await InsertAsync(
            "id",
            voucher,
            $"""
             insert into library.title (id, public_id, site_id, name, people, volume, edition, publisher, place, isbn, class_mark, subjects, kind, note, words, added_at, changed_at)
             values (@row, '{title}', @site, {name}, '', '', '', '', '', '', '', '', 2, '', lower({name}), now(), now());
             insert into library.voucher (id, site_id, dated, source, "from", document, note, begun_at) values (@id, @site, current_date, 0, @title, '', '', now());
             insert into library.voucher_line (id, site_id, voucher_id, title_id, place, count, price) values ('{line}', @site, @id, @row, 1, 2, 45000);
             """);
        return new Names { ["id"] = $"{voucher}", ["publicId"] = title, ["titleId"] = title, ["line"] = $"{line}" };
    }

    /// <summary>Of a pupil, for the title of a loan; the school brings books.</summary>
    private async Task<Names> ReaderRequestAsync()
    {
        var (loan, pupil, request) = (await LoanAsync(), await ClassPupilAsync(), Guid.CreateVersion7());
        await InsertAsync(
            "request",
            request,
            $"""
             insert into library.request_rule (site_id, is_delivery, is_copy, most_pages) values (@site, true, true, 10) on conflict do nothing;
             insert into library.reader_request (id, site_id, title_id, person_id, kind, place, pages, page_count, note, state, asked_at, state_at, reason)
             select @id, @site, t.id, '{pupil["id"]}', 0, @title, '', 0, '', 0, now(), now(), '' from library.title t where t.public_id = '{loan["publicId"]}'
             """);
        loan["request"] = $"{request}";
        return loan;
    }

    /// <summary>Of a resident without an account.</summary>
    private async Task<Names> ReaderCardAsync()
    {
        var (card, reader) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await InsertAsync(
            "card",
            card,
            $"""
             insert into library.reader_card (id, site_id, number, person_id, has_account, kind, name, plain_name, guardian, address, phone, phone_plain, mail, department, purpose, state, state_at, reason, valid_until, asked_at, is_from_home)
             values (@id, @site, (select coalesce(max(number), 0) + 1 from library.reader_card where site_id = @site), '{reader}', false, 3, @title, lower(@title), '', @title, '', '', '', '', '', 1, now(), '', current_date + 90, now(), true);
             insert into library.reader_photo (site_id, person_id, file_id, added_at) values (@site, '{reader}', @row, now());
             insert into library.card_rule (site_id, is_from_home, months, area) values (@site, true, 24, @title) on conflict do nothing;
             """);
        return new Names { ["id"] = $"{card}", ["card"] = $"{card}", ["readerId"] = $"{reader}" };
    }

    /// <summary>Of a pupil.</summary>
    private async Task<Names> LostBookAsync(bool isPaid)
    {
        var (loan, receipt) = (await LoanAsync(), Guid.CreateVersion7());
        var paid = isPaid
            ? $"insert into library.compensation (id, site_id, number, loan_id, reader, book, kind, amount, note, dated, made_at) select @id, @site, coalesce((select max(number) from library.compensation where site_id = @site), 0) + 1, '{loan["loan"]}', @title, @title, 0, 45000, '', current_date, now();"
            : "";
        await InsertAsync("receipt", receipt, $"""update library.loan set ended_at = now(), "end" = 1 where id = '{loan["loan"]}' and site_id = @site; {paid}""");
        return new Names { ["id"] = loan["loan"], ["receipt"] = $"{receipt}" };
    }

    /// <summary>Two copies, one of them in a pupil's hands.</summary>
    private async Task<Names> LentEbookAsync()
    {
        var book = await BeginAsync();
        await app.WorkIsDoneAsync();
        var resource = await ImportAsync(book, isApproved: true, "lent");
        var pupil = await ClassPupilAsync();
        var (licence, title, copy) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await InsertAsync(
            "licence",
            licence,
            $"""
             insert into library.title (id, public_id, site_id, name, people, volume, edition, publisher, place, isbn, class_mark, subjects, kind, note, words, added_at, changed_at, resource_id, resource_public_id)
             values ('{title}', '{PublicId.New()}', @site, @title, '', '', '', '', '', '', '', '', 4, '', @title, now(), now(), '{resource["resourceId"]}', '{resource["publicId"]}');
             insert into library.ebook_licence (id, site_id, title_id, copies, days, starts, readers, supplier, document, price, note, added_at)
             values (@id, @site, '{title}', 2, 7, current_date - 1, 0, @title, @title, 0, '', now());
             insert into library.copy (id, site_id, title_id, licence_id, register, number, barcode, price, store, state)
             select case n when 1 then '{copy}' else gen_random_uuid() end, @site, '{title}', @id, 4, coalesce((select max(number) from library.copy where site_id = @site and register = 4), 0) + n, gen_random_uuid()::text, 0, '', 0
             from generate_series(1, 2) as n;
             insert into library.loan (id, site_id, copy_id, person_id, reader, class_name, lent_at, due_on, renewals, ebook_title_id)
             values (gen_random_uuid(), @site, '{copy}', '{pupil["id"]}', 0, '6A', now(), current_date + 7, 0, '{title}');
             """);
        return new Names { ["publicId"] = resource["publicId"], ["licence"] = $"{licence}" };
    }

    /// <summary>Of a pupil, for the title of a loan.</summary>
    private async Task<Names> HoldAsync()
    {
        var (loan, pupil, hold) = (await LoanAsync(), await ClassPupilAsync(), Guid.CreateVersion7());
        await InsertAsync(
            "hold",
            hold,
            $"""
             insert into library.hold (id, site_id, title_id, person_id, reader, made_at)
             select @id, @site, t.id, '{pupil["id"]}', 0, now() from library.title t where t.public_id = '{loan["publicId"]}'
             """);
        loan["hold"] = $"{hold}";
        return loan;
    }

    /// <summary>Of a pupil, who may be at the desk. It stands in a register of which no voucher here takes numbers; its title is for everybody.</summary>
    private async Task<Names> LoanAsync()
    {
        var voucher = await VoucherAsync(isForAll: true);
        var pupil = await ClassPupilAsync();
        var (loan, copy) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await InsertAsync(
            "loan",
            loan,
            $"""
             insert into library.copy (id, site_id, title_id, voucher_id, register, number, barcode, price, store, state)
             select '{copy}', @site, t.id, '{voucher["id"]}', 3, coalesce((select max(number) from library.copy where site_id = @site), 0) + 1, @row::text, 45000, '', 0
             from library.title t where t.public_id = '{voucher["publicId"]}';
             insert into library.loan (id, site_id, copy_id, person_id, reader, class_name, lent_at, due_on, renewals)
             values (@id, @site, '{copy}', '{pupil["id"]}', 0, '6A', now(), current_date + 7, 0);
             """);
        return new Names
        {
            ["loan"] = $"{loan}",
            ["copy"] = $"{copy}",
            ["readerId"] = pupil["id"],
            ["publicId"] = voucher["publicId"],
            ["classId"] = (await AskAsync("select class_id::text from classes.pupil where person_id = @id", Guid.Parse(pupil["id"])))!,
        };
    }

    /// <summary>Its number is one that no voucher here takes.</summary>
    private async Task<Names> EnteredVoucherAsync()
    {
        var voucher = await VoucherAsync(isForAll: true);
        await InsertAsync(
            "id",
            Guid.CreateVersion7(),
            $"""
             update library.voucher_line set first_number = 1 where voucher_id = '{voucher["id"]}';
             update library.voucher set number = 900000 + (random() * 90000)::integer, entered_at = now() where id = '{voucher["id"]}';
             """);
        return voucher;
    }

    private async Task<Names> PurchaseAsync(bool isSent)
    {
        var pupil = await ClassPupilAsync();
        var (order, line, wish) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await InsertAsync(
            "id",
            order,
            $"""
             insert into library.purchase_order (id, site_id, dated, supplier, note, begun_at, sent_at) values (@id, @site, current_date, @title, '', now(), {(isSent ? "now()" : "null")});
             insert into library.purchase_line (id, site_id, order_id, place, name, people, count, price) values ('{line}', @site, @id, 1, 'Sử thi trên giá', '', 1, 0);
             insert into library.purchase_wish (id, site_id, name, people, reason, wished_by, wished_at, answer) values ('{wish}', @site, @title, '', '', '{pupil["id"]}', now(), '');
             """);
        return new Names { ["id"] = $"{order}", ["line"] = $"{line}", ["wish"] = $"{wish}" };
    }

    private async Task<Names> PeriodicalAsync()
    {
        var its = await InsertAsync(
            "id",
            Guid.CreateVersion7(),
            "insert into library.periodical (id, site_id, name, kind, publisher, frequency, copies, since, first_number, added_at) values (@id, @site, @title, 1, '', 3, 1, '2026-01-05', 1, now())");
        return new Names { ["id"] = its["id"], ["periodical"] = its["id"] };
    }

    /// <summary>With a pupil's copy that is here.</summary>
    private async Task<Names> StockTakeAsync(bool isClosed)
    {
        var loan = await LoanAsync();
        var (take, stray) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await InsertAsync(
            "id",
            take,
            $"""
             insert into library.stock_take (id, site_id, dated, store, board, note, begun_at) values (@id, @site, current_date, '', @title, '', now());
             insert into library.stock_take_scan (stock_take_id, copy_id, site_id, finding, scanned_at) values (@id, '{loan["copy"]}', @site, 2, now());
             insert into library.stock_take_stray (id, stock_take_id, site_id, typed, scanned_at) values ('{stray}', @id, @site, 'LA-1', now());
             """);
        if (isClosed)
        {
            await InsertAsync(
                "id",
                take,
                """
                insert into library.stock_take_line (stock_take_id, copy_id, site_id, register, number, price, outcome, finding, book)
                select s.stock_take_id, c.id, c.site_id, c.register, c.number, c.price, 0, 2, 'Sử thi' from library.stock_take_scan s join library.copy c on c.id = s.copy_id where s.stock_take_id = @id;
                update library.stock_take set number = 900000 + (random() * 90000)::integer, closed_at = now() where id = @id;
                """);
        }
        return new Names { ["id"] = $"{take}", ["stray"] = $"{stray}", ["copy"] = loan["copy"], ["loan"] = loan["loan"] };
    }

    /// <summary>Its copy is in nobody's hands.</summary>
    private async Task<Names> WriteOffAsync(bool isEntered)
    {
        var loan = await LoanAsync();
        var (writeOff, line) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await InsertAsync(
            "id",
            writeOff,
            $"""
             update library.loan set ended_at = now(), "end" = 0 where id = '{loan["loan"]}';
             insert into library.write_off (id, site_id, dated, document, board, approved_by, note, begun_at) values (@id, @site, current_date, @title, @title, @title, '', now());
             insert into library.write_off_line (id, site_id, write_off_id, copy_id, place, reason, book, price) values ('{line}', @site, @id, '{loan["copy"]}', 1, 0, 'Sử thi', 45000);
             {(isEntered ? "update library.write_off set number = 900000 + (random() * 90000)::integer, entered_at = now() where id = @id;" : "")}
             """);
        return new Names { ["id"] = $"{writeOff}", ["line"] = $"{line}", ["copy"] = loan["copy"] };
    }
}
