using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Library.Ebooks;

namespace OerPortal.Library.Tests.Ebooks;

/// <summary>A portal of its own, whose clock goes ahead.</summary>
public sealed class LaterPortal : LibraryApp;

/// <summary>A loan ends by the clock; nothing has to run for that.</summary>
public sealed class TermTests(LaterPortal app) : IClassFixture<LaterPortal>
{
    [Fact]
    public async Task When_the_last_day_is_over_every_door_shuts_and_the_next_reader_has_it()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        await app.LicenceAsync(librarian, book, 1, 5);
        var (first, second) = (await app.PupilAsync(school, "Kiều Oanh"), await app.PupilAsync(school, "Ngô Sáu"));
        using (var reads = app.SignIn(first.Person))
        using (var waits = app.SignIn(second.Person))
        {
            await book.PressAsync(reads, "Borrow");
            await book.PressAsync(waits, "Hold");
            (await reads.SendJsonAsync(HttpMethod.Put, $"/api/reading/places/{book.Epub}?hoc-lieu={book.PublicId}", new { locator = new { href = "c1.xhtml", type = "application/xhtml+xml", locations = new { totalProgression = 0.3 } }, deviceId = Guid.CreateVersion7(), deviceLabel = "Máy" })).Dispose();
        }

        app.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        using var still = app.SignIn(first.Person);
        // On the last day, whatever the hour it was borrowed at.
        (await still.GetAsync($"/an-pham/{book.Epub}/c1.xhtml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var late = app.SignIn(first.Person);

        (await late.GetAsync($"/an-pham/{book.Epub}/c1.xhtml")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "no job has run");
        (await late.OpenAsync($"/doc/{book.PublicId}")).ShouldSay("Thời hạn mượn đã hết").ShouldSay("Chỗ đang đọc và ghi chú của bạn vẫn còn");
        (await app.Database.QuerySingleAsync<long>("select count(*) from reading.place where person_id = @Id", new { first.Id })).ShouldBe(1);

        using var next = app.SignIn(second.Person);
        await app.ActAsSystemAsync(s => s.GetRequiredService<EbookTerms>().SettleAsync(LibraryApp.Ct), school);
        (await next.OpenAsync($"/sach-dien-tu/{book.PublicId}")).ShouldSay("Đến lượt bạn");
        (await book.PressAsync(next, "Borrow")).ShouldSay("Đã mượn");
        (await next.GetAsync($"/an-pham/{book.Epub}/c1.xhtml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await late.OpenAsync("/toi/sach-muon")).ShouldNotSay("quá hạn");
        (await librarian.OpenAsync("/quan-tri/muon-theo-lop/con-giu")).ShouldNotSay("Kiều Oanh");
    }
}
