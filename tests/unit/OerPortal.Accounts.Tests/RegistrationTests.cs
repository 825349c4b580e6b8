using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests;

public sealed class RegistrationTests(PortalApp app)
{
    private const string GoodPassword = "bốn con voi đi học";

    [Fact]
    public async Task A_reader_registers_and_is_signed_in()
    {
        using var visitor = app.Guest();
        var answer = await RegisterAsync(visitor, Journeys.NewUserName(), GoodPassword);
        answer.Headers.Location!.ToString().ShouldBe("/toi?moi=true");
        (await visitor.OpenAsync("/toi?moi=true")).ShouldSay("Lê Minh Anh").ShouldSay("Đã mở tài khoản");
    }

    [Fact]
    public async Task What_is_wrong_stands_on_top_with_the_focus_and_leads_to_its_field()
    {
        using var visitor = app.Guest();
        var page = await (await RegisterAsync(visitor, Journeys.NewUserName(), "ngắn")).AsPageAsync();
        var faults = page.Document.QuerySelector("#main > .faults .note")!;
        faults.HasAttribute("autofocus").ShouldBeTrue();
        page.Document.GetElementById(faults.QuerySelector("a")!.GetAttribute("href")![1..])!.GetAttribute("type").ShouldBe("password");
        page.Document.Title.ShouldStartWith("Cần sửa: ");
        page.Document.QuerySelector("#Input_Password")!.GetAttribute("data-reveal").ShouldBe("Hiện mật khẩu");
    }

    [Fact]
    public async Task Choosing_a_school_asks_it_and_gives_no_right_yet()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Sa Thầy");
        using var visitor = app.Guest();
        await RegisterAsync(visitor, Journeys.NewUserName(), GoodPassword, school);
        (await visitor.OpenAsync("/toi")).ShouldSay("Đang chờ Trường THCS Sa Thầy xác nhận").ShouldSay("Chưa có vai trò");
    }

    [Fact]
    public async Task At_a_school_that_school_is_chosen_already()
    {
        var school = await app.CreateSchoolAsync();
        using var visitor = app.Guest(school);
        var page = await visitor.OpenAsync("/dang-ky");
        page.Document.QuerySelector("#Input_School option[selected]")!.GetAttribute("value").ShouldBe(school.Id.ToString());
    }

    [Fact]
    public async Task Among_many_schools_ones_own_is_sought_by_name()
    {
        var place = $"Đăk Nhoong {Guid.CreateVersion7():N}";
        // A figure alone may stand in the made-up part too.
        for (var i = 0; i <= SchoolPage.Length; i++)
            await app.CreateSchoolAsync($"Trường {place} K{i}");
        using var visitor = app.Guest();

        (await visitor.OpenAsync("/dang-ky")).TextsOf("#Input_School option").ShouldBe(["Không thuộc trường nào"]);
        (await visitor.OpenAsync($"/dang-ky?ten={Uri.EscapeDataString(place)}")).ShouldSay("Có 61 trường, ô Trường chỉ liệt kê 60 trường đầu");
        (await visitor.OpenAsync("/dang-ky?ten=zzzzzz")).ShouldSay("Không có trường nào tên như vậy");

        var found = $"/dang-ky?ten={Uri.EscapeDataString(place.Replace('Đ', 'd') + " K42")}";
        (await visitor.OpenAsync(found)).TextOf("#Input_School option[selected]").ShouldBe($"Trường {place} K42");
        await visitor.PostFormAsync(found, Journeys.Fields(
            ("Input.DisplayName", "Lê Minh Anh"), ("Input.Login", Journeys.NewUserName()), ("Input.Password", GoodPassword), ("Input.Agrees", "true")));
        (await visitor.OpenAsync("/toi")).ShouldSay($"Đang chờ Trường {place} K42 xác nhận");
    }

    [Theory]
    [InlineData("", "Lê Minh Anh", GoodPassword, "Tên đăng nhập dài 3–40 kí tự")]
    [InlineData("minh anh", "Lê Minh Anh", GoodPassword, "Tên đăng nhập dài 3–40 kí tự")]
    [InlineData("minh@truong", "Lê Minh Anh", GoodPassword, "chưa đúng dạng")]
    [InlineData("ban.moi.chua.ai.dung", " ", GoodPassword, "Hãy điền họ và tên")]
    [InlineData("ban.moi.chua.ai.dung", "Lê Minh Anh", "ngắn", "ít nhất 8 kí tự")]
    [InlineData("ban.moi.chua.ai.dung", "Lê Minh Anh", "mật khẩu 12345678", "dễ đoán")]
    public async Task What_is_wrong_is_said_and_nothing_typed_is_lost(string login, string name, string password, string said)
    {
        using var visitor = app.Guest();
        var page = await (await RegisterAsync(visitor, login, password, name: name)).AsPageAsync();
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.TextsOf(".field .error").ShouldContain(error => error.Contains(said));
        page.Document.QuerySelector("#Input_Login")!.GetAttribute("value").ShouldBe(login);
    }

    [Fact]
    public async Task A_name_is_given_once_whatever_its_case()
    {
        var name = Journeys.NewUserName();
        using var first = app.Guest();
        await RegisterAsync(first, name, GoodPassword);
        using var second = app.Guest();
        var page = await (await RegisterAsync(second, name.ToUpperInvariant(), GoodPassword)).AsPageAsync();
        page.TextsOf(".field .error").Single().ShouldContain("đã có người dùng");
    }

    [Fact]
    public async Task Who_registers_with_an_address_signs_in_with_it()
    {
        var email = $"{Guid.CreateVersion7():N}@truong.edu.vn";
        using var visitor = app.Guest();
        await RegisterAsync(visitor, email, GoodPassword);
        using var again = app.Guest();
        (await again.TryAsync(email, GoodPassword)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Without_consent_no_account_is_opened()
    {
        var name = Journeys.NewUserName();
        using var visitor = app.Guest();
        var page = await (await visitor.PostFormAsync("/dang-ky", Journeys.Fields(
            ("Input.DisplayName", "Lê Minh Anh"), ("Input.Login", name), ("Input.Password", GoodPassword)))).AsPageAsync();
        page.ShouldSay("Cần đánh dấu đồng ý");
        (await app.ActAsSystemAsync(services => services.GetRequiredService<IPeople>().FindByUserNameAsync(name, TestContext.Current.CancellationToken))).ShouldBeNull();
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        using var visitor = app.Guest();
        var page = await (await visitor.PostFormAsync("/dang-ky", Journeys.Fields(
            ("Input.DisplayName", ""), ("Input.Login", "có dấu"), ("Input.Password", "123")))).AsPageAsync();
        page.ShouldSay("Cần đánh dấu đồng ý").ShouldSay("Hãy điền họ và tên").ShouldSay("chữ không dấu").ShouldSay("ít nhất 8 kí tự");
        page.TextsOf(".field .error").Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_site_that_switched_registration_off_has_no_such_page()
    {
        var school = await app.CreateSchoolAsync();
        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "registration", on: false, TestContext.Current.CancellationToken);
        using var there = app.Guest(school);
        (await there.GetAsync("/dang-ky")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await there.OpenAsync("/dang-nhap")).ShouldNotSay("Đăng kí");
        using var elsewhere = app.Guest();
        (await elsewhere.GetAsync("/dang-ky")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> RegisterAsync(Visitor visitor, string login, string password, Site? school = null, string name = "Lê Minh Anh")
        => visitor.PostFormAsync("/dang-ky", Journeys.Fields(
            ("Input.DisplayName", name),
            ("Input.Login", login),
            ("Input.Password", password),
            ("Input.School", school?.Id.ToString() ?? ""),
            ("Input.Agrees", "true")));
}
