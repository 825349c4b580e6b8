using System.Net;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests.Letters;

/// <summary>A site invites people it knows by an address alone; they choose their own password.</summary>
public sealed class MailInvitationTests(PortalApp app)
{
    private const string Desk = "/quan-tri/moi-qua-thu";
    private const string Password = "mái đình cong dưới trăng";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_opens_the_letter_gets_account_and_role_and_the_link_is_over()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Gửi Thư");
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var (address, link) = await InviteAsync(librarian, SiteRole.Teacher);

        using var guest = app.Guest(school);
        (await guest.OpenAsync(link)).ShouldSay("Trường THCS Gửi Thư mời bạn làm Giáo viên").ShouldSay(address);
        (await guest.PostFormAsync(link, Journeys.Fields(("Input.Password", Password)))).StatusCode.ShouldBe(HttpStatusCode.OK, "without agreeing there is no account");
        var opened = await guest.PostFormAsync(link, Journeys.Fields(("Input.DisplayName", "Phan Thị Mai"), ("Input.Password", Password), ("Input.Agrees", "true")));
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect, (await opened.AsPageAsync()).Text);

        (await guest.OpenAsync("/toi")).ShouldSay("Phan Thị Mai").ShouldSay("Giáo viên – Trường THCS Gửi Thư");
        (await guest.OpenAsync("/toi/thu")).ShouldSay("Đã xác nhận");
        (await guest.OpenAsync("/toi/du-lieu-cua-toi")).ShouldSay("Tôi đồng ý để kho học liệu giữ những thông tin trên.");
        using var second = app.Guest(school);
        (await second.OpenAsync(link)).ShouldSay("không còn dùng được");
        (await librarian.OpenAsync(Desk)).ShouldNotSay(address);
    }

    [Fact]
    public async Task Somebody_with_an_account_takes_the_role_with_it()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Reader, await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        var (_, link) = await InviteAsync(administrator, SiteRole.Librarian, await app.GiveAddressAsync(person));
        using (var guest = app.Guest(school))
            (await guest.OpenAsync(link)).ShouldSay("đã có tài khoản. Hãy đăng nhập để nhận lời");

        using var invited = app.SignIn(person, school);
        (await invited.PostFormAsync(link, form: "form[action*=Take]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.AskAsync(db => db.Memberships.Where(m => m.PersonId == person.Id && m.SiteId == school.Id).Select(m => m.Role).ToListAsync(Ct))).ShouldBe([SiteRole.Librarian]);
    }

    [Fact]
    public async Task A_newer_invitation_a_withdrawal_and_time_end_the_link()
    {
        var school = await app.CreateSchoolAsync();
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        var (address, first) = await InviteAsync(administrator, SiteRole.Teacher);
        var (_, second) = await InviteAsync(administrator, SiteRole.Teacher, address);
        using var guest = app.Guest(school);
        (await guest.OpenAsync(first)).ShouldSay("không còn dùng được");
        (await guest.OpenAsync(second)).ShouldSay(address);

        var id = (await administrator.OpenAsync(Desk)).Document.QuerySelector(".lines input[name=id]")!.GetAttribute("value")!;
        (await administrator.PostAsync($"{Desk}?handler=End", Journeys.Fields(("id", id)), tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.OpenAsync(second)).ShouldSay("không còn dùng được");

        var (_, third) = await InviteAsync(administrator, SiteRole.Teacher);
        await app.AskAsync(db => db.MailInvitations.OfAllSites().Where(i => i.SiteId == school.Id).ExecuteUpdateAsync(i => i.SetProperty(row => row.ExpiresAt, row => row.ExpiresAt.AddDays(-8)), Ct));
        (await guest.OpenAsync(third)).ShouldSay("không còn dùng được");
    }

    [Fact]
    public async Task Librarians_invite_readers_and_teachers_and_a_link_is_worth_no_more_than_who_sent_it()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var refused = await librarian.PostFormAsync(Desk, Journeys.Fields(("Input.Address", LetterBox.NewAddress()), ("Input.Role", nameof(SiteRole.SiteAdministrator))));
        (await refused.AsPageAsync()).ShouldSay("Vai trò này do người quản trị toàn tỉnh giao");

        var (_, link) = await InviteAsync(librarian, SiteRole.Teacher);
        await app.AskAsync(db => db.Memberships.Where(m => m.PersonId == librarian.Person.Id).ExecuteDeleteAsync(Ct));
        using var guest = app.Guest(school);
        (await guest.OpenAsync(link)).ShouldSay("không còn dùng được");
    }

    [Fact]
    public async Task A_neighbours_link_is_unknown_here()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        var (address, link) = await InviteAsync(librarian, SiteRole.Teacher);
        var neighbour = await app.CreateSchoolAsync();
        using var guest = app.Guest(neighbour);
        (await guest.OpenAsync($"/loi-moi/{link.Split('/')[^1]}")).ShouldSay("không còn dùng được").ShouldNotSay(address);
    }

    private async Task<(string Address, string Link)> InviteAsync(Visitor by, SiteRole role, string? address = null)
    {
        address ??= LetterBox.NewAddress();
        var before = (await app.LettersToAsync(address)).Select(l => l.MessageId).ToHashSet();
        var sent = await by.PostFormAsync(Desk, Journeys.Fields(("Input.Address", address), ("Input.Role", role.ToString())));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, (await sent.AsPageAsync()).Text);
        return (address, (await app.LettersToAsync(address)).Single(l => !before.Contains(l.MessageId)).LinkOf("/loi-moi/"));
    }
}
