namespace OerPortal.Isolation.Tests.Kit;

/// <summary>What goes on between libraries. The other school is one that nobody here is of.</summary>
internal sealed partial class SchoolThings
{
    private async Task<Names> WishBetweenAsync()
    {
        var (voucher, pupil, wish) = (await VoucherAsync(isForAll: true), await ClassPupilAsync(), Guid.CreateVersion7());
        await InsertAsync(
            "id",
            wish,
            $"insert into library.interloan (id, site_id, work_key, book, person_id, note, state, made_at) values (@id, @site, @row::text, @title, '{pupil["id"]}', '', 0, now())");
        return new Names { ["id"] = $"{wish}", ["wish"] = $"{wish}", ["TitleId"] = voucher["publicId"] };
    }

    /// <summary>It has not come to them yet.</summary>
    private async Task<Names> LentBetweenAsync()
    {
        var (copy, its) = (await ShelvedAsync(), Guid.CreateVersion7());
        await InsertAsync(
            "id",
            its,
            $"""
             insert into library.interloan (id, site_id, lender_id, title_id, work_key, book, note, state, made_at, asked_at, copy_id, due_on, sent_at)
             select @id, @row, @site, title_id, 'x', @title, '', 2, now(), now(), id, current_date + 20, now() from library.copy where id = '{copy}';
             insert into library.stay (id, site_id, copy_id, code, at_id, due_on, interloan_id, began_at) values (@row, @site, '{copy}', @row::text, @row, current_date + 20, @id, now());
             """);
        return new Names { ["id"] = $"{its}" };
    }

    private async Task<Names> BoxAsync(bool hasLeft)
    {
        var (copy, box) = (await ShelvedAsync(), Guid.CreateVersion7());
        var (at, arrived, sent) = hasLeft ? ("@row", "null", "now()") : ("@site", "now()", "null");
        await InsertAsync(
            "id",
            box,
            $"""
             insert into library.box (id, site_id, name, note, is_of_department, made_at) values (@id, @site, @title, '', false, now());
             insert into library.box_item (box_id, copy_id, site_id, put_at) values (@id, '{copy}', @site, now());
             insert into library.stay (id, site_id, copy_id, code, at_id, arrived_at, box_id, began_at) values (@row, @site, '{copy}', @row::text, {at}, {arrived}, @id, now());
             insert into library.box_stop (box_id, place, site_id, school_id, "from", until, sent_at) values (@id, 1, @site, @row, current_date, current_date + 30, {sent});
             """);
        return new Names { ["id"] = $"{box}", ["copy"] = copy };
    }

    /// <summary>A copy of the school in nobody's hands.</summary>
    private async Task<string> ShelvedAsync()
    {
        var loan = await LoanAsync();
        await InsertAsync("loan", Guid.Parse(loan["loan"]), """update library.loan set ended_at = now(), "end" = 0 where id = @id""");
        return loan["copy"];
    }
}
