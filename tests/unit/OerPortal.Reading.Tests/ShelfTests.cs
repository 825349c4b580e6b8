using System.Net;
using OerPortal.Reading.Tests.Kit;

namespace OerPortal.Reading.Tests;

public sealed class ShelfTests(ReadingApp app)
{
    [Fact]
    public async Task The_shelf_leads_back_to_where_one_stopped()
    {
        var book = app.Library.AddBook(app.Portal.Id, title: "Hạt gạo làng ta");
        using var reader = await app.SignInAsReaderAsync();
        await PlaceTests.KeepAsync(reader, book, 0.314, chapter: "Chương 3");

        var shelf = await reader.OpenAsync("/tu-sach");

        shelf.ShouldSay("Hạt gạo làng ta").ShouldSay("Chương 3 · 31 %");
        shelf.Document.QuerySelector("main .hit h3 a")!.GetAttribute("href").ShouldBe($"/doc/{book.Card.PublicId}");
        shelf.Document.QuerySelector("main progress")!.GetAttribute("value").ShouldBe("31");
    }

    [Fact]
    public async Task An_empty_shelf_says_how_to_fill_it()
    {
        using var reader = await app.SignInAsReaderAsync();

        (await reader.OpenAsync("/tu-sach")).ShouldSay("Tủ sách còn trống").ShouldSay("Tìm cuốn đầu tiên");
    }

    [Fact]
    public async Task A_guest_is_told_that_places_stay_on_the_device()
    {
        using var guest = app.Guest();

        (await guest.OpenAsync("/tu-sach")).ShouldSay("Vị trí đọc chỉ lưu trên máy này.").Document.QuerySelector("[data-guest-shelf] template").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_shelf_of_guests_carries_nobodys_token()
    {
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tu-sach");

        page.Document.QuerySelector("dialog form").ShouldNotBeNull();
        page.Document.QuerySelector("[name=__RequestVerificationToken]").ShouldBeNull();
    }

    [Fact]
    public async Task A_finished_book_stands_apart()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        await PlaceTests.KeepAsync(reader, book, 1);

        (await reader.OpenAsync("/tu-sach")).ShouldSay("Đã đọc xong").ShouldSay("Đọc lại");
    }

    [Fact]
    public async Task A_withdrawn_book_leaves_the_shelf()
    {
        var book = app.Library.AddBook(app.Portal.Id, title: "Sách sẽ gỡ");
        using var reader = await app.SignInAsReaderAsync();
        await PlaceTests.KeepAsync(reader, book, 0.5);

        book.IsWithdrawn = true;

        (await reader.OpenAsync("/tu-sach")).ShouldNotSay("Sách sẽ gỡ");
    }

    [Fact]
    public async Task One_book_can_be_taken_off_the_shelf_without_JavaScript()
    {
        var book = app.Library.AddBook(app.Portal.Id, title: "Cuốn bỏ đi");
        var other = app.Library.AddBook(app.Portal.Id, title: "Cuốn ở lại");
        using var reader = await app.SignInAsReaderAsync();
        await PlaceTests.KeepAsync(reader, book, 0.5);
        await PlaceTests.KeepAsync(reader, other, 0.5);

        var answer = await reader.PostFormAsync("/tu-sach", form: $"form[action*='{book.MainFileId}']");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reader.OpenAsync("/tu-sach")).ShouldNotSay("Cuốn bỏ đi").ShouldSay("Cuốn ở lại");
    }

    [Fact]
    public async Task All_reading_history_can_be_deleted_at_once_and_only_ones_own()
    {
        var book = app.Library.AddBook(app.Portal.Id, title: "Nhật ký đọc");
        using var reader = await app.SignInAsReaderAsync();
        using var friend = await app.SignInAsReaderAsync();
        await PlaceTests.KeepAsync(reader, book, 0.5);
        await PlaceTests.KeepAsync(friend, book, 0.5);

        await reader.PostFormAsync("/tu-sach", form: "dialog form[method=post]");

        (await reader.OpenAsync("/tu-sach")).ShouldSay("Tủ sách còn trống");
        (await friend.OpenAsync("/tu-sach")).ShouldSay("Nhật ký đọc");
    }
}
