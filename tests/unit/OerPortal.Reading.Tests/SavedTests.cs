using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Reading.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

/// <summary>"Lưu": what one keeps for later.</summary>
public sealed class SavedTests(ReadingApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thing_is_kept_without_script_and_stands_on_the_shelf()
    {
        var book = app.Library.AddBook(app.Portal.Id, title: "Hạt gạo làng ta");
        using var reader = await app.SignInAsReaderAsync();

        using (var kept = await reader.PostFormAsync($"/tu-sach/luu/{book.Card.PublicId}"))
            kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reader.OpenAsync($"/tu-sach/luu/{book.Card.PublicId}")).ShouldSay("Đã lưu vào tủ sách");
        (await reader.OpenAsync("/tu-sach")).ShouldSay("Đã lưu").ShouldSay("Hạt gạo làng ta");

        using (var removed = await reader.PostFormAsync("/tu-sach", form: "form[action*=Unsave]"))
            removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reader.OpenAsync("/tu-sach")).ShouldNotSay("Hạt gạo làng ta");
    }

    [Fact]
    public async Task The_script_is_told_which_of_a_pages_cards_are_kept_and_nothing_else()
    {
        var (one, two) = (app.Library.AddBook(app.Portal.Id), app.Library.AddBook(app.Portal.Id));
        using var reader = await app.SignInAsReaderAsync();
        using var other = await app.SignInAsReaderAsync();
        (await PutAsync(reader, one)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(reader, one)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await AmongAsync(reader, one, two)).ShouldBe([one.Card.PublicId]);
        (await AmongAsync(other, one, two)).ShouldBeEmpty();
        (await reader.SendAsync(HttpMethod.Delete, $"/api/reading/saved/{one.Card.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await AmongAsync(reader, one, two)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Guests_are_led_to_sign_in_and_back()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/tu-sach/luu/{book.Card.PublicId}");

        page.Document.QuerySelector("main a[href*='/dang-nhap']")!.GetAttribute("href").ShouldBe($"/dang-nhap?ve={Uri.EscapeDataString($"/tu-sach/luu/{book.Card.PublicId}")}");
        (await guest.GetAsync("/api/reading/saved?hoc-lieu=x")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_withdrawn_thing_leaves_the_shelf_and_can_still_be_removed()
    {
        var book = app.Library.AddBook(app.Portal.Id, title: "Sắp gỡ xuống");
        using var reader = await app.SignInAsReaderAsync();
        await PutAsync(reader, book);

        book.IsWithdrawn = true;

        (await reader.OpenAsync("/tu-sach")).ShouldNotSay("Sắp gỡ xuống");
        (await PutAsync(reader, book)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.SendAsync(HttpMethod.Delete, $"/api/reading/saved/{book.Card.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await AmongAsync(reader, book)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_kept_is_in_the_copy_of_ones_data_and_goes_with_the_person()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        await PutAsync(reader, book);
        using (var copy = await reader.GetAsync("/toi/du-lieu"))
            (await copy.Content.ReadAsStringAsync(Ct)).ShouldContain(book.Card.PublicId);

        await app.ActAsSystemAsync(async services =>
        {
            foreach (var records in services.GetServices<IPersonalRecords>().Where(r => r.Name == "reading"))
                await records.EraseAsync(reader.Person.Id, Ct);
        });

        (await AmongAsync(reader, book)).ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> PutAsync(Visitor reader, LibraryItem book) => reader.SendAsync(HttpMethod.Put, $"/api/reading/saved/{book.Card.PublicId}");

    private static async Task<string[]> AmongAsync(Visitor reader, params LibraryItem[] books)
    {
        using var answer = await reader.GetAsync($"/api/reading/saved?{string.Join('&', books.Select(b => $"hoc-lieu={b.Card.PublicId}"))}");
        return (await answer.Content.ReadFromJsonAsync<string[]>(Ct))!;
    }
}
