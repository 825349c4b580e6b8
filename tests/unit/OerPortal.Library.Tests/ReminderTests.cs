using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Library.Jobs;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class ReminderTests(LibraryApp app)
{
    [Fact]
    public async Task A_reader_is_told_of_what_is_due_once_and_of_what_is_overdue_once_a_week()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Những ngôi sao xa xôi", 3);
        var pupil = await app.PupilAsync(school, "Hồ Thu");
        foreach (var book in books)
            await app.ScanAsync(librarian, book, pupil.Id);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(7).DateTime);

        await DueAsync(school, 1, today.AddDays(RemindReadersJob.Ahead));
        (await NoticesAsync(pupil)).ShouldBe(["library.notice.due.one Những ngôi sao xa xôi"]);
        (await NoticesAsync(pupil)).Count.ShouldBe(1, "told once");

        await DueAsync(school, 2, today.AddDays(-1));
        await DueAsync(school, 3, today.AddDays(-1));
        (await NoticesAsync(pupil)).ShouldBe(["library.notice.due.one Những ngôi sao xa xôi", "library.notice.overdue.other 2"]);
        (await NoticesAsync(pupil)).Count.ShouldBe(2, "once a week");
        await DueAsync(school, 2, today.AddDays(-7 * RemindReadersJob.MostWeeks - 1));
        await DueAsync(school, 3, today.AddDays(-7 * RemindReadersJob.MostWeeks - 1));
        (await NoticesAsync(pupil)).Count.ShouldBe(2, "then it is the librarian's");
    }

    private Task DueAsync(Site school, int number, DateOnly day)
        => app.Database.ExecuteAsync("update library.loan set due_on = @day where copy_id = (select id from library.copy where site_id = @Id and number = @number)", new { school.Id, number, day });

    /// <returns>Those of the library, after the job has run.</returns>
    private async Task<IReadOnlyList<string>> NoticesAsync(Pupil pupil)
    {
        await app.ActAsSystemAsync(s => s.GetRequiredService<RemindReadersJob>().RunAsync(new RemindReaders(), new Silent(), LibraryApp.Ct));
        return await app.Database.QueryAsync<string>("select text_key || ' ' || arguments[1] from accounts.notice where person_id = @Id and text_key like 'library.%' order by id", new { pupil.Id });
    }
}
