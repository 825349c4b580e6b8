using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Library.Jobs;
using OerPortal.Library.Models;
using OerPortal.Library.Requests;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class RequestTests(LibraryApp app)
{
    [Fact]
    public async Task A_pupil_has_a_book_brought_and_follows_it_until_it_is_lent()
    {
        var (school, librarian) = await OpenAsync();
        var books = await app.BooksAsync(librarian, "Kiến và Ve", 1);
        var others = await app.BooksAsync(librarian, "Cuốn Khác", 1);
        var pupil = await app.PupilAsync(school, "Nguyễn Thị Lan");
        using var at = app.SignIn(pupil.Person);
        var title = await TitleAsync(school, "Kiến và Ve");

        (await at.OpenAsync($"/sach-in/{title}")).Document.QuerySelector($"a[href$='{title}/yeu-cau']").ShouldNotBeNull();
        (await at.OpenAsync($"/sach-in/{title}/yeu-cau")).Document.QuerySelector("#Place")!.GetAttribute("value").ShouldBe("Lớp 6A");
        (await AskAsync(at, title, "Delivery", ("Place", ""))).ShouldSay("Ghi nơi thư viện mang sách đến");
        (await AskAsync(at, title, "Delivery", ("Place", "Lớp 6A"))).ShouldSay("Đã gửi").ShouldSay("Chờ thư viện");
        (await AskAsync(at, title, "Delivery", ("Place", "Lớp 6A"))).ShouldSay("đã gửi rồi");

        await MoveAsync(librarian, school, "Accepted");
        (await at.OpenAsync("/toi/yeu-cau-sach")).ShouldSay("Thư viện đã nhận");
        await MoveAsync(librarian, school, "Ready");
        await app.WorkIsDoneAsync();
        (await at.OpenAsync("/toi/thong-bao")).ShouldSay("“Kiến và Ve” đang được mang đến Lớp 6A");
        (await GiveAsync(librarian, school, others[0])).ShouldSay("Quét hoặc gõ số trên một bản của “Kiến và Ve”");
        (await GiveAsync(librarian, school, books[0])).ShouldSay("Nguyễn Thị Lan mượn “Kiến và Ve”, hạn trả");

        (await at.OpenAsync("/toi/yeu-cau-sach")).ShouldSay("Đã trao sách");
        (await at.OpenAsync("/toi/sach-muon")).ShouldSay(books[0]);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.reader_request r join library.loan l on l.id = r.loan_id where r.site_id = @Id and l.person_id = r.person_id and l.ended_at is null", new { school.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task A_copy_has_a_limit_of_pages_and_a_purpose()
    {
        var (school, librarian) = await OpenAsync();
        await app.BooksAsync(librarian, "Địa lí địa phương", 1);
        var pupil = await app.PupilAsync(school, "Trần An");
        using var at = app.SignIn(pupil.Person);
        var title = await TitleAsync(school, "Địa lí địa phương");

        var refused = await AskAsync(at, title, "Copy", ("Pages", ""), ("PageCount", "6"));
        refused.ShouldSay("Ghi những trang cần sao").ShouldSay("Ghi một số từ 1 đến 5").ShouldSay("chỉ được sao chụp để học tập");
        (await AskAsync(at, title, "Copy", ("Pages", "12–16"), ("PageCount", "5"), ("IsForStudy", "true"))).ShouldSay("Đã gửi");
        (await librarian.OpenAsync("/quan-tri/yeu-cau-sach")).ShouldSay("12–16 (5 trang)").ShouldSay("Trần An");
        (await librarian.PostAsync("/quan-tri/yeu-cau-sach?handler=Refuse", Fields.Of(("request", $"{await RequestAsync(school)}"), ("Reason", "Sách quá cũ, dễ rách")))).Dispose();
        (await at.OpenAsync("/toi/yeu-cau-sach")).ShouldSay("Không đáp ứng được").ShouldSay("Sách quá cũ, dễ rách");
    }

    [Fact]
    public async Task Only_steps_that_follow_each_other_are_taken_and_what_is_on_the_way_is_not_withdrawn()
    {
        var (school, librarian) = await OpenAsync();
        await app.BooksAsync(librarian, "Truyện Kiều", 1);
        var pupil = await app.PupilAsync(school, "Rơ Châm Pin");
        var other = await app.PupilAsync(school, "Vũ Hà");
        using var at = app.SignIn(pupil.Person);
        using var beside = app.SignIn(other.Person);
        await AskAsync(at, await TitleAsync(school, "Truyện Kiều"), "Delivery", ("Place", "Lớp 6A"));
        var request = await RequestAsync(school);

        // From one state many at once: one step is taken.
        var moved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.ActAsSystemAsync(
            async s =>
            {
                var desk = s.GetRequiredService<RequestDesk>();
                return await desk.MoveAsync((await desk.FindAsync(request, LibraryApp.Ct))!, RequestState.Accepted, "", LibraryApp.Ct);
            },
            school)));
        moved.Count(m => m).ShouldBe(1);
        (await beside.PostAsync("/toi/yeu-cau-sach?handler=Cancel", Fields.Of(("request", $"{request}")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await MoveAsync(librarian, school, "Ready");
        (await at.PostAsync("/toi/yeu-cau-sach?handler=Cancel", Fields.Of(("request", $"{request}")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Database.QuerySingleAsync<int>("select state from library.reader_request where id = @request", new { request })).ShouldBe((int)RequestState.Ready);
    }

    [Fact]
    public async Task A_library_that_does_neither_has_no_such_page_and_strangers_have_none_either()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Lão Hạc", 1);
        var pupil = await app.PupilAsync(school, "Kiều Oanh");
        using var at = app.SignIn(pupil.Person);
        var title = await TitleAsync(school, "Lão Hạc");

        (await at.GetAsync($"/sach-in/{title}/yeu-cau")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await RulesAsync(librarian);
        (await at.GetAsync($"/sach-in/{title}/yeu-cau")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stranger = await app.SignInAsReaderAsync((await app.SchoolAsync()).School);
        (await stranger.Client.GetAsync($"{school.PathPrefix}/sach-in/{title}/yeu-cau", LibraryApp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await at.OpenAsync("/dich-vu")).Document.QuerySelector("a[href$='/toi/yeu-cau-sach']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Requests_are_forgotten_a_year_after_they_were_over()
    {
        var (school, librarian) = await OpenAsync();
        await app.BooksAsync(librarian, "Tắt đèn", 1);
        var pupil = await app.PupilAsync(school, "Ngô Sáu");
        using var at = app.SignIn(pupil.Person);
        await AskAsync(at, await TitleAsync(school, "Tắt đèn"), "Delivery", ("Place", "Lớp 6A"));
        (await at.PostFormAsync("/toi/yeu-cau-sach", form: "form[action*='handler=Cancel']")).Dispose();

        foreach (var (days, left) in new[] { (364, 1), (2, 0) })
        {
            await app.Database.ExecuteAsync("update library.reader_request set state_at = state_at - make_interval(days => @days) where site_id = @Id", new { school.Id, days });
            await app.ActAsSystemAsync(s => s.GetRequiredService<ForgetOldReaderRequestsJob>().RunAsync(new ForgetOldReaderRequests(), new Silent(), LibraryApp.Ct));
            (await app.Database.QuerySingleAsync<int>("select count(*) from library.reader_request where site_id = @Id", new { school.Id })).ShouldBe(left);
        }
    }

    private async Task<(Site School, Visitor Librarian)> OpenAsync()
    {
        var (school, librarian) = await app.SchoolAsync();
        await RulesAsync(librarian);
        return (school, librarian);
    }

    private static async Task RulesAsync(Visitor librarian)
        => (await librarian.PostFormAsync("/quan-tri/yeu-cau-sach", Fields.Of(("IsDelivery", "true"), ("IsCopy", "true"), ("MostPages", "5")), "form[action$='handler=Rules']")).Dispose();

    private Task<string> TitleAsync(Site school, string name) => app.Database.QuerySingleAsync<string>("select public_id from library.title where site_id = @Id and name = @name", new { school.Id, name });

    private Task<Guid> RequestAsync(Site school) => app.Database.QuerySingleAsync<Guid>("select id from library.reader_request where site_id = @Id", new { school.Id });

    private static async Task<Page> AskAsync(Visitor at, string title, string what, params (string Name, string Value)[] fields)
    {
        using var answer = await at.PostFormAsync($"/sach-in/{title}/yeu-cau", Fields.Of(fields), $"form[action$='handler={what}']");
        return answer.Headers.Location is { } next ? await at.OpenAsync(next.ToString()[at.Site.PathPrefix.Length..]) : await at.ReadAsync(answer);
    }

    private async Task MoveAsync(Visitor librarian, Site school, string to)
        => (await librarian.PostAsync("/quan-tri/yeu-cau-sach?handler=Move", Fields.Of(("request", $"{await RequestAsync(school)}"), ("to", to)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private async Task<Page> GiveAsync(Visitor librarian, Site school, string typed)
    {
        using var answer = await librarian.PostAsync("/quan-tri/yeu-cau-sach?handler=Give&loc=san-sang", Fields.Of(("request", $"{await RequestAsync(school)}"), ("Typed", typed)));
        return answer.Headers.Location is { } next ? await librarian.OpenAsync(next.ToString()[librarian.Site.PathPrefix.Length..]) : await librarian.ReadAsync(answer);
    }
}
