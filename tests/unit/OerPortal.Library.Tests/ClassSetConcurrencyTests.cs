using Dapper;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Classes;
using OerPortal.Cms.Sites;
using OerPortal.Library.ClassSets;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class ClassSetConcurrencyTests(LibraryApp app)
{
    [Fact]
    public async Task Classes_that_lend_a_scarce_title_at_once_share_it_out()
    {
        var (school, librarian) = await app.SchoolAsync();
        var maths = await app.TextbookAsync(librarian, "Toán 6", 11);
        string[] classes = ["6A", "6B", "6C"];
        foreach (var name in classes)
            await app.ClassAsync(school, name, "Trần An", "Lê Bình", "Ngô Cúc", "Võ Dung", "Hồ Em");

        var answers = await Task.WhenAll(classes.Concat(classes).Select(name => LendAsync(school, name, [maths], true)));

        answers.ShouldAllBe(a => !a.IsBusy);
        answers.Sum(a => a.Lent).ShouldBe(11);
        answers.Where(a => a.Lent > 0).Sum(a => a.Lacks.Sum(l => l.Count)).ShouldBe(4);
        var lent = await app.Database.QueryAsync<(int Number, Guid Person)>("select c.number, l.person_id from library.loan l join library.copy c on c.id = l.copy_id where l.site_id = @Id and ended_at is null", new { school.Id });
        lent.Select(l => l.Number).Order().ShouldBe(Enumerable.Range(1, 11));
        lent.Select(l => l.Person).Distinct().Count().ShouldBe(11);
    }

    [Fact]
    public async Task Of_two_whole_sets_for_which_there_are_copies_once_one_is_lent()
    {
        var (school, librarian) = await app.SchoolAsync();
        var maths = await app.TextbookAsync(librarian, "Toán 6", 3);
        foreach (var name in new[] { "6A", "6B" })
            await app.ClassAsync(school, name, "Trần An", "Lê Bình");

        var answers = await Task.WhenAll(LendAsync(school, "6A", [maths], false), LendAsync(school, "6B", [maths], false));

        answers.Select(a => a.Lent).Order().ShouldBe([0, 2]);
        answers.Single(a => a.Lent == 0).Lacks.ShouldHaveSingleItem().Count.ShouldBe(1);
        (await app.LoansAsync(school)).ShouldBe(2);
    }

    [Fact]
    public async Task The_desk_and_a_class_never_lend_the_same_copy()
    {
        var (school, librarian) = await app.SchoolAsync();
        var maths = await app.TextbookAsync(librarian, "Toán 6", 12);
        await app.ClassAsync(school, "6A", "Trần An", "Lê Bình", "Ngô Cúc", "Võ Dung", "Hồ Em", "Vũ Gấm");
        var reader = await app.PupilAsync(school, "Lý Khách", "9A");

        // The desk has written its loans of the first two, and has not finished.
        await using var desk = await app.Database.OpenConnectionAsync(LibraryApp.Ct);
        await using var transaction = await desk.BeginTransactionAsync(LibraryApp.Ct);
        var number = await desk.QuerySingleAsync<string>("select pg_current_xact_id()::text");
        await desk.ExecuteAsync(
            """
            insert into library.loan (id, site_id, copy_id, person_id, reader, class_name, lent_at, due_on, renewals)
            select gen_random_uuid(), site_id, id, @person, 0, '9A', now(), current_date, 0 from library.copy where site_id = @Id and number <= 2
            """,
            new { school.Id, person = reader.Id });
        var set = LendAsync(school, "6A", [maths], false);
        while (!set.IsCompleted && !await app.Database.QuerySingleAsync<bool>("select exists (select from pg_locks where not granted and transactionid::text = @number)", new { number }))
            LibraryApp.Ct.ThrowIfCancellationRequested();
        await transaction.CommitAsync(LibraryApp.Ct);

        (await set).Lent.ShouldBe(6);
        (await app.Database.QueryAsync<int>("select c.number from library.loan l join library.copy c on c.id = l.copy_id where l.site_id = @Id and l.class_name = '6A' order by 1", new { school.Id })).ShouldBe([3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task Forty_five_pupils_get_twelve_titles_in_a_few_statements()
    {
        var (school, librarian) = await app.SchoolAsync();
        List<string> titles = [];
        for (var n = 1; n <= 12; n++)
            titles.Add(await app.TextbookAsync(librarian, $"Môn {n:00}", 45));
        await FillAsync(school, "6A", 45);

        using var statements = new StatementCount();
        var lent = await LendAsync(school, "6A", titles, false);
        var forLending = statements.Take();
        var back = await app.ActAsSystemAsync(
            async s =>
            {
                var grids = s.GetRequiredService<ClassGrids>();
                var grid = await grids.OfAsync((await grids.FindAsync(await app.ClassIdAsync(school, "6A"), LibraryApp.Ct))!, [], LibraryApp.Ct);
                return await s.GetRequiredService<SetReturns>().EndAsync(grid, new ReturnTicks([], [.. grid.Pupils.Select(p => p.PersonId)], [], [], []), LibraryApp.Ct);
            },
            school);

        lent.Lent.ShouldBe(540);
        back.ShouldBe(540);
        (await app.LoansAsync(school)).ShouldBe(0);
        forLending.ShouldBeInRange(1, 15);
        statements.Take().ShouldBeInRange(1, 10);
    }

    private Task<SetAnswer> LendAsync(Site school, string className, IReadOnlyCollection<string> titles, bool partly) => app.ActAsSystemAsync(
        async s =>
        {
            var grids = s.GetRequiredService<ClassGrids>();
            var its = (await s.GetRequiredService<IPupils>().ClassesAsync(LibraryApp.Ct)).Single(c => c.Name == className);
            var pupils = await s.GetRequiredService<IPupils>().OfClassAsync(its.Id, LibraryApp.Ct);
            return await s.GetRequiredService<SetLending>().LendAsync(its, pupils, await grids.TextbooksAsync(titles, LibraryApp.Ct), new SetWish(partly, false), LibraryApp.Ct);
        },
        school);

    /// <summary>As a roster would, without accounts: nobody signs in here.</summary>
    private async Task FillAsync(Site school, string className, int count)
    {
        var first = await app.PupilAsync(school, "Học Sinh 00", className);
        await app.Database.ExecuteAsync(
            """
            insert into classes.pupil (person_id, site_id, class_id, number, name, plain_name, card)
            select gen_random_uuid(), site_id, class_id, 'S' || n, 'Học Sinh ' || n, 'hoc sinh ' || n, substr(md5(card || n), 1, 10) from classes.pupil, generate_series(2, @count) as n where person_id = @Id
            """,
            new { first.Id, count });
    }
}
