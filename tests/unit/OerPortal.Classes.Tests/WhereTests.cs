using System.Net;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;
using OerPortal.TestKit;

namespace OerPortal.Classes.Tests;

/// <summary>A school that lets its pupils in by card only on its machines, or only in its hours.</summary>
public sealed class WhereTests(ClassesApp app)
{
    private const string Page = "/quan-tri/hoc-sinh-dang-nhap";

    [Fact]
    public async Task A_card_opens_on_machines_of_the_school_alone()
    {
        var (school, librarian, its) = await app.ClassAsync("Nguyễn Thị Hoa");
        var pupil = (await app.PupilsAsync(school)).Single();
        (await librarian.PostFormAsync(Page, [new("Kind", "Places"), new("Places", "198.51.100.0/24")])).Headers.Location!.ToString().ShouldEndWith("?xong=luu");

        using var home = app.GuestAt(school, "203.0.113.50");
        (await home.OpenAsync($"/the/{pupil.Card}")).ShouldSay("Máy này có địa chỉ 203.0.113.50").ShouldSay("Đăng nhập bằng mật khẩu");
        (await home.OpenAsync($"/vao-lop/{its.Code}")).ShouldSay("nhờ thầy cô thư viện thêm địa chỉ này").ShouldNotSay("Thị Hoa");
        using var refused = await home.PostAsync($"/the/{pupil.Card}", [new("Pin", app.PinOf(pupil))], tokenFrom: "/dang-nhap");
        (await home.ReadAsync(refused)).ShouldSay("Máy này có địa chỉ 203.0.113.50");
        (await home.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var computer = app.GuestAt(school, "198.51.100.9");
        (await computer.PostFormAsync($"/the/{pupil.Card}", [new("Pin", app.PinOf(pupil))])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await computer.OpenAsync("/toi")).ShouldSay("Nguyễn Thị Hoa");
    }

    [Fact]
    public async Task The_librarian_sees_the_address_she_comes_from_and_is_told_when_it_is_outside()
    {
        var (_, librarian) = await app.SchoolAsync();
        librarian.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.61");

        (await librarian.OpenAsync(Page)).ShouldSay("Địa chỉ của máy này bây giờ là 203.0.113.61.");
        var added = await librarian.ReadAsync(await librarian.PostAsync($"{Page}?handler=Own", [new("Places", "198.51.100.0/24")], tokenFrom: Page));
        added.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("198.51.100.0/24\n203.0.113.61");

        (await librarian.PostFormAsync(Page, [new("Kind", "Places"), new("Places", "198.51.100.0/24")])).Dispose();
        (await librarian.OpenAsync(Page)).ShouldSay("Máy này (địa chỉ 203.0.113.61) không nằm trong danh sách");
        (await librarian.OpenAsync("/quan-tri/lop")).ShouldSay("Học sinh chỉ vào bằng thẻ từ máy của trường: 198.51.100.0/24.");
    }

    [Theory]
    [InlineData("Places", "Places", "mang-truong", "“mang-truong” không phải là địa chỉ mạng")]
    [InlineData("Hours", "Closes", "06:00", "giờ sau muộn hơn giờ trước")]
    [InlineData("9", "Places", "", "Hãy chọn một trong ba cách")]
    public async Task What_is_wrong_is_said_and_nothing_is_changed(string kind, string field, string typed, string said)
    {
        var (_, librarian) = await app.SchoolAsync();

        (await librarian.ReadAsync(await librarian.PostFormAsync(Page, [new("Kind", kind), new(field, typed)]))).ShouldSay(said);

        (await librarian.OpenAsync("/quan-tri/lop")).ShouldSay("Học sinh vào bằng thẻ ở đâu, lúc nào cũng được.");
    }

    [Fact]
    public async Task Outside_school_hours_a_card_opens_nothing()
    {
        var (school, librarian, _) = await app.ClassAsync("Nguyễn Thị Hoa");
        var pupil = (await app.PupilsAsync(school)).Single();
        var another = app.Clock.GetUtcNow().ToOffset(VietnamTime.Offset).AddDays(1).DayOfWeek;
        (await librarian.PostFormAsync(Page, [new("Kind", "Hours"), new("Opens", "07:00"), new("Closes", "11:30"), new("Days", $"{another}")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var guest = app.Guest(school);
        (await guest.OpenAsync($"/the/{pupil.Card}")).ShouldSay("trong giờ học: 7:00–11:30").ShouldSay("Em quay lại vào giờ đó");
    }

    [Theory]
    [InlineData("2026-11-30T00:00:00Z", true, "Monday, seven o'clock here")]
    [InlineData("2026-11-29T23:59:00Z", false, "a minute before")]
    [InlineData("2026-11-30T04:30:00Z", false, "the hour at which it ends")]
    [InlineData("2026-11-29T01:00:00Z", false, "Sunday")]
    public void Hours_are_those_of_Vietnam(string now, bool isOpen, string why)
        => DoorRules.IsOpen(new DoorRule { SiteId = Guid.Empty, Kind = DoorRuleKind.Hours, Opens = new(7, 0), Closes = new(11, 30), Days = [DayOfWeek.Monday] }, DateTimeOffset.Parse(now)).ShouldBe(isOpen, why);

    [Fact]
    public async Task Teachers_and_neighbours_do_not_set_it()
    {
        var (school, _) = await app.SchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        (await teacher.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var neighbour = app.SignIn(await app.CreatePersonAsync(SiteRole.Librarian, await app.CreateSchoolAsync()), school);
        (await neighbour.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
