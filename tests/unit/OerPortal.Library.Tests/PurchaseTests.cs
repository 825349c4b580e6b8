using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Library.Acquisition;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class PurchaseTests(LibraryApp app)
{
    private const string Wishes = "/toi/de-nghi-mua-sach";

    [Fact]
    public async Task A_wish_is_ordered_comes_in_on_a_voucher_and_its_reader_sees_how_far_it_is()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Toán 6", 1);
        var lan = await app.PupilAsync(school, "Nguyễn Thị Lan");
        using var pupil = app.SignIn(lan.Person, school);
        (await WishAsync(pupil, "Đất rừng phương Nam", "Đoàn Giỏi")).ShouldSay("Thư viện sẽ xem và trả lời ở đây").ShouldSay("Đang chờ");

        (await librarian.OpenAsync("/quan-tri/mua-sach")).ShouldSay("Đất rừng phương Nam").ShouldSay("Đoàn Giỏi · Nguyễn Thị Lan (6A)");
        (await librarian.PostFormAsync("/quan-tri/mua-sach", form: "form[action*='handler=Order']")).Dispose();
        var list = await librarian.OpenAsync("/quan-tri/mua-sach");
        list.ShouldSay("Không có đề nghị nào đang chờ");
        var order = list.Document.QuerySelector("tbody th a")!.GetAttribute("href")![school.PathPrefix.Length..];
        (await librarian.PostFormAsync(order, Fields.Of(("Name", "toán 6"), ("Count", "5"), ("Price", "14.000")), "form[action*='handler=Add']")).Dispose();
        (await SendAsync(librarian, order)).ShouldSay("Ghi nơi bán");
        (await librarian.PostFormAsync(order, Fields.Of(("Supplier", "Nhà sách Kon Tum")), "form:has([name=Supplier])")).Dispose();
        (await SendAsync(librarian, order)).ShouldSay("Đã gửi lúc").Document.QuerySelector("form[action*='handler=Add']").ShouldBeNull();
        (await pupil.OpenAsync(Wishes)).ShouldSay("Đang đặt").Document.QuerySelector("form[action*='handler=TakeBack']").ShouldBeNull("it is on its way");
        var paper = await Printed.PagesAsync(await librarian.Client.GetByteArrayAsync(librarian.Url($"{order}?handler=Pdf"), LibraryApp.Ct));
        paper.ShouldHaveSingleItem().ShouldContain("Kính gửi: Nhà sách Kon Tum");
        paper[0].ShouldContain("2 toán 6 5 14.000 70.000");

        using var received = await librarian.PostFormAsync(order, form: "form[action*='handler=Receive']");
        var voucher = received.Headers.Location!.ToString()[school.PathPrefix.Length..];
        (await librarian.OpenAsync(voucher)).TextsOf("#them tbody th").ShouldBe(["Đất rừng phương Nam", "Toán 6"], "the one that the catalogue had is not there twice");
        await LibraryApp.EnterAsync(librarian, voucher);
        (await pupil.OpenAsync(Wishes)).ShouldSay("Đã về");
        (await librarian.OpenAsync(order)).ShouldSay("Phiếu nhập số 2");
    }

    [Fact]
    public async Task A_wish_is_declined_with_words_and_only_its_reader_takes_it_back()
    {
        var (school, librarian) = await app.SchoolAsync();
        using var pupil = app.SignIn((await app.PupilAsync(school, "Y Blưm")).Person, school);
        using var another = app.SignIn((await app.PupilAsync(school, "Trần An")).Person, school);
        var wish = (await WishAsync(pupil, "Truyện tranh dài tập")).Document.QuerySelector("[name=wish]")!.GetAttribute("value")!;
        (await pupil.ReadAsync(await pupil.PostFormAsync(Wishes, Fields.Of(("Name", " ")), "form:has([name=Name])"))).ShouldSay("Ghi tên sách muốn thư viện mua");

        (await librarian.PostFormAsync("/quan-tri/mua-sach", Fields.Of(("answer", "Thư viện tỉnh có đủ bộ")), "form[action*='handler=Decline']")).Dispose();

        (await pupil.OpenAsync(Wishes)).ShouldSay("Không mua").ShouldSay("Thư viện tỉnh có đủ bộ");
        (await another.OpenAsync(Wishes)).ShouldNotSay("Truyện tranh dài tập");
        (await another.PostAsync($"{Wishes}?handler=TakeBack", Fields.Of(("wish", wish)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await pupil.PostAsync($"{Wishes}?handler=TakeBack", Fields.Of(("wish", wish)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await pupil.OpenAsync(Wishes)).ShouldSay("Chưa đề nghị cuốn nào");
    }

    [Fact]
    public async Task Nobody_wishes_at_a_school_that_is_not_theirs()
    {
        var (school, _) = await app.SchoolAsync();
        using var stranger = app.SignIn((await app.PupilAsync((await app.SchoolAsync()).School, "Khách")).Person, school);

        (await stranger.OpenAsync(Wishes)).ShouldSay("Chỉ bạn đọc của trường này gửi đề nghị được");
        (await stranger.PostAsync(Wishes, Fields.Of(("Name", "Sách")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_order_is_received_once_however_many_press()
    {
        var (school, librarian) = await app.SchoolAsync();
        using var begun = await librarian.PostFormAsync("/quan-tri/mua-sach", form: "form[action$='/mua-sach']");
        var order = begun.Headers.Location!.ToString()[school.PathPrefix.Length..];
        (await librarian.PostFormAsync(order, Fields.Of(("Name", "Sống mòn"), ("Count", "2")), "form[action*='handler=Add']")).Dispose();

        var vouchers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.ActAsSystemAsync(
            async s =>
            {
                var orders = s.GetRequiredService<PurchaseOrders>();
                return await orders.ReceiveAsync((await orders.FindAsync(Guid.Parse(order.Split('/')[^1]), LibraryApp.Ct))!, LibraryApp.Ct);
            },
            school)));

        vouchers.Count(v => v is not null).ShouldBe(1);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.voucher where site_id = @Id", new { school.Id })).ShouldBe(1);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.title where site_id = @Id", new { school.Id })).ShouldBe(1);
        // A voucher that is thrown away leaves the order as it was.
        (await librarian.PostFormAsync($"/quan-tri/phieu-nhap-sach/{vouchers.Single(v => v is not null)}", form: "form[action*='handler=Discard']")).Dispose();
        (await app.Database.QuerySingleAsync<Guid?>("select voucher_id from library.purchase_order where site_id = @Id", new { school.Id })).ShouldBeNull();
    }

    private static async Task<Page> WishAsync(Visitor pupil, string name, string people = "")
    {
        using var answer = await pupil.PostFormAsync(Wishes, Fields.Of(("Name", name), ("People", people)), "form:has([name=Name])");
        return await pupil.OpenAsync(answer.Headers.Location!.ToString()[pupil.Site.PathPrefix.Length..]);
    }

    private static async Task<Page> SendAsync(Visitor librarian, string order)
    {
        using var answer = await librarian.PostFormAsync(order, form: "form[action*='handler=Send']");
        return await librarian.OpenAsync(answer.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..]);
    }
}
