using OerPortal.Cms.Text;

namespace OerPortal.Isolation.Tests.Kit;

internal sealed partial class SchoolThings
{
    private Task<Names> MakeOfLibraryAsync(Thing thing) => thing switch
    {
        Thing.Loan => LoanAsync(),
        Thing.Hold => HoldAsync(),
        Thing.Kiosk => InsertAsync(
            "kiosk",
            Guid.CreateVersion7(),
            "insert into library.kiosk (id, site_id, name, code_until, made_at, opened_at) values (@id, @site, @title, now(), now(), now())"),
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
}
