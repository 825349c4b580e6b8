using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

public sealed class MembersDeskTests(PortalApp app)
{
    private const string Desk = "/quan-tri/thanh-vien";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SiteRole.Reader)]
    [InlineData(SiteRole.Teacher)]
    [InlineData(SiteRole.Reviewer)]
    public async Task Who_looks_after_no_readers_is_refused(SiteRole role)
    {
        using var visitor = await app.SignInAsync(role, await app.CreateSchoolAsync());
        (await visitor.GetAsync(Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync($"{Desk}/moi")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync($"{Desk}/{visitor.Person.Id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_neighbours_administrator_is_refused()
    {
        var administrator = await app.CreatePersonAsync(SiteRole.SiteAdministrator, await app.CreateSchoolAsync());
        using var visitor = app.SignIn(administrator, await app.CreateSchoolAsync());
        (await visitor.GetAsync(Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_neighbours_member_is_as_unknown_as_nobody()
    {
        var neighbour = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var visitor = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        (await visitor.GetAsync($"{Desk}/{neighbour.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"{Desk}/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var handler in new[] { "", "?handler=Password", "?handler=Remove" })
            (await visitor.PostAsync($"{Desk}/{neighbour.Id}{handler}", [], tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RolesAsync(neighbour.Id, neighbour.Site)).ShouldBe([SiteRole.Teacher]);
    }

    [Fact]
    public async Task At_the_portal_its_administrator_sees_what_people_are_at_their_schools()
    {
        var school = await app.CreateSchoolAsync();
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        using var visitor = await app.SignInAsPortalAdministratorAsync();

        var page = await visitor.OpenAsync($"{Desk}?ten={teacher.UserName}");

        page.TextsOf("tbody td:nth-of-type(2)").ShouldBe([$"Giáo viên – {school.Name}"]);
    }

    [Fact]
    public async Task The_list_shows_this_site_only()
    {
        var neighbour = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        var school = await app.CreateSchoolAsync();
        var own = await app.CreatePersonAsync(SiteRole.Teacher, school);
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);
        (await visitor.OpenAsync(Desk)).ShouldSay(own.UserName).ShouldNotSay(neighbour.UserName);
    }

    [Fact]
    public async Task The_list_is_filtered_by_name_and_role()
    {
        var school = await app.CreateSchoolAsync();
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        var librarian = await app.CreatePersonAsync(SiteRole.Librarian, school);
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);
        (await visitor.OpenAsync($"{Desk}?vai=Teacher")).ShouldSay(teacher.UserName).ShouldNotSay(librarian.UserName);
        (await visitor.OpenAsync($"{Desk}?ten={librarian.UserName}")).ShouldSay(librarian.UserName).ShouldNotSay(teacher.UserName);
        (await visitor.OpenAsync($"{Desk}?ten=%25_")).ShouldSay("Không có ai khớp");
    }

    [Theory]
    [InlineData("hanh tran")]
    [InlineData("HẠNH")]
    [InlineData("đinh")]
    [InlineData("dinh")]
    [InlineData("  Mỹ   ")]
    public async Task People_are_found_as_names_are_typed(string typed)
    {
        var school = await app.CreateSchoolAsync();
        var named = await app.CreatePersonAsync(SiteRole.Teacher, school);
        var other = await app.CreatePersonAsync(SiteRole.Librarian, school);
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        await db.People.Where(p => p.Id == named.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DisplayName, "Trần Đinh Thị Mỹ Hạnh"), Ct);
        await db.People.Where(p => p.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DisplayName, "A Thuận"), Ct);
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);

        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            var page = await visitor.OpenAsync($"{Desk}?ten={Uri.EscapeDataString(typed.Normalize(form))}");
            page.ShouldSay(named.UserName).ShouldNotSay(other.UserName);
        }
    }

    [Fact]
    public async Task The_character_zero_in_a_name_is_no_error()
    {
        using var visitor = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        (await visitor.GetAsync($"{Desk}?ten=a%00b%ED%A0%80")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_site_administrator_cannot_make_portal_administrators()
    {
        var school = await app.CreateSchoolAsync();
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);
        var person = await app.CreatePersonAsync(SiteRole.Reader, school);
        var roles = Journeys.Fields(("Roles", nameof(SiteRole.Reader)), ("Roles", nameof(SiteRole.PortalAdministrator)), ("Roles", "99"));
        await visitor.PostAsync($"{Desk}/{person.Id}", roles, tokenFrom: Desk);
        (await RolesAsync(person.Id, school)).ShouldBe([SiteRole.Reader]);
        var added = await visitor.PostFormAsync(Desk, Journeys.Fields(("Login", person.UserName), ("Role", nameof(SiteRole.PortalAdministrator))), "form[action*=Add]");
        (await added.AsPageAsync()).ShouldSay("do người quản trị toàn tỉnh giao");
    }

    [Fact]
    public async Task A_site_administrator_of_the_portal_gives_nothing_that_counts_everywhere()
    {
        using var visitor = await app.SignInAsSiteAdministratorAsync(app.Portal);
        var person = await app.CreatePersonAsync(SiteRole.Reader, app.Portal);
        var roles = Journeys.Fields(("Roles", nameof(SiteRole.Teacher)), ("Roles", nameof(SiteRole.Reviewer)), ("Roles", nameof(SiteRole.PortalAdministrator)));
        await visitor.PostAsync($"{Desk}/{person.Id}", roles, tokenFrom: Desk);
        (await RolesAsync(person.Id, app.Portal)).ShouldBe([SiteRole.Teacher]);
    }

    [Fact]
    public async Task Roles_change_and_the_audit_log_knows()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Reader, school);
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);
        await visitor.PostAsync($"{Desk}/{person.Id}", Journeys.Fields(("Roles", "Teacher"), ("Roles", "Librarian")), tokenFrom: Desk);
        (await RolesAsync(person.Id, school)).ShouldBe([SiteRole.Teacher, SiteRole.Librarian]);
        var line = (await app.Services.GetRequiredService<Cms.Data.IAuditLog>().ReadAsync(new Cms.Data.AuditQuestion(school.Id), null, 10, Ct)).First(entry => entry.Action == "accounts.roles");
        line.PersonId.ShouldBe(visitor.Person.Id);
        line.Subject.ShouldBe($"person:{person.Id}");
    }

    [Fact]
    public async Task Somebody_removed_is_unknown_here_afterwards()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Teacher, school);
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);
        (await visitor.PostFormAsync($"{Desk}/{person.Id}", form: "form[action*=Remove]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync($"{Desk}/{person.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_account_signs_in_with_the_shown_password_and_is_asked_for_an_own_one()
    {
        var school = await app.CreateSchoolAsync();
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        var name = Journeys.NewUserName();
        var made = await (await administrator.PostFormAsync($"{Desk}/moi", Journeys.Fields(
            ("Input.DisplayName", "Nguyễn Thị Hạnh"), ("Input.Login", name), ("Input.Role", "Teacher")))).AsPageAsync();
        var password = made.TextOf("#new-password");

        using var teacher = app.Guest();
        var entered = await teacher.TryAsync(name, password);
        entered.Headers.Location!.ToString().ShouldBe("/toi/mat-khau");
        (await teacher.OpenAsync("/toi/mat-khau")).ShouldSay("do người khác đặt");
    }

    [Fact]
    public async Task A_password_is_reset_only_for_people_of_this_site_alone()
    {
        var school = await app.CreateSchoolAsync();
        var own = await app.CreatePersonAsync(SiteRole.Teacher, school, withPassword: true);
        var shared = await app.CreatePersonAsync(SiteRole.SiteAdministrator, await app.CreateSchoolAsync(), withPassword: true);
        await GiveAsync(shared.Id, school, SiteRole.Reader);
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);

        (await visitor.PostAsync($"{Desk}/{shared.Id}?handler=Password", [], tokenFrom: Desk)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await visitor.OpenAsync($"{Desk}/{shared.Id}")).ShouldSay("chỉ người quản trị toàn tỉnh đặt lại mật khẩu được");
        var page = await (await visitor.PostFormAsync($"{Desk}/{own.Id}", form: "form[action*=Password]")).AsPageAsync();
        using var teacher = app.Guest();
        (await teacher.TryAsync(own.UserName, page.TextOf("#new-password"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whoever_was_only_added_here_keeps_their_password()
    {
        var school = await app.CreateSchoolAsync();
        using var visitor = await app.SignInAsSiteAdministratorAsync(school);
        foreach (var home in new[] { app.Portal, await app.CreateSchoolAsync() })
        {
            var reader = await app.CreatePersonAsync(SiteRole.Reader, home);
            await TakeAsync(reader.Id);
            await AskAsync(reader.Id, school);
            await visitor.PostFormAsync(Desk, Journeys.Fields(("Login", reader.UserName), ("Role", "Reader")), "form[action*=Add]");

            (await visitor.PostAsync($"{Desk}/{reader.Id}?handler=Password", [], tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData(SiteRole.PortalAdministrator)]
    [InlineData(SiteRole.Reviewer)]
    [InlineData(SiteRole.SiteAdministrator)]
    public async Task A_site_administrator_of_the_portal_resets_no_password_of_those_above(SiteRole above)
    {
        var person = await app.CreatePersonAsync(above);
        using var visitor = await app.SignInAsSiteAdministratorAsync(app.Portal);

        (await visitor.PostAsync($"{Desk}/{person.Id}?handler=Password", [], tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_reader_who_asked_is_confirmed_and_told()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Hà");
        var person = await app.CreatePersonAsync(SiteRole.Reader, await app.CreateSchoolAsync(), withPassword: true);
        await AskAsync(person.Id, school);
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        (await administrator.OpenAsync(Desk)).ShouldSay("Chờ xác nhận");
        await administrator.PostAsync($"{Desk}?handler=Answer", Journeys.Fields(("who", person.Id.ToString()), ("welcome", "true")), tokenFrom: Desk);

        (await RolesAsync(person.Id, school)).ShouldBe([SiteRole.Reader]);
        using var reader = await app.EnterAsync(person);
        (await reader.OpenAsync("/toi/thong-bao")).ShouldSay("Trường THCS Đăk Hà đã nhận bạn làm bạn đọc");
    }

    [Fact]
    public async Task Who_asked_elsewhere_cannot_be_confirmed_here()
    {
        var elsewhere = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Reader, elsewhere);
        await AskAsync(person.Id, elsewhere);
        var school = await app.CreateSchoolAsync();
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        var answer = await administrator.PostAsync($"{Desk}?handler=Answer", Journeys.Fields(("who", person.Id.ToString()), ("welcome", "true")), tokenFrom: Desk);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RolesAsync(person.Id, school)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_portal_administrator_manages_every_site_and_everybody()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        var administrator = await app.CreatePersonAsync(SiteRole.PortalAdministrator);
        using var atSchool = app.SignIn(administrator, person.Site);
        (await atSchool.OpenAsync(Desk)).ShouldSay(person.UserName);
        using var atPortal = app.SignIn(administrator);
        (await atPortal.OpenAsync($"{Desk}?ten={person.UserName}")).ShouldSay(person.UserName);
    }

    private Task<List<SiteRole>> RolesAsync(Guid personId, Site site)
        => app.ActAsSystemAsync(services => services.GetRequiredService<AccountsDbContext>().Memberships
            .Where(m => m.PersonId == personId && m.SiteId == site.Id).Select(m => m.Role).Order().ToListAsync(Ct));

    private Task<int> TakeAsync(Guid personId)
        => app.ActAsSystemAsync(services => services.GetRequiredService<AccountsDbContext>().Memberships.Where(m => m.PersonId == personId).ExecuteDeleteAsync(Ct));

    private Task GiveAsync(Guid personId, Site site, SiteRole role) => AddAsync(new Membership { PersonId = personId, SiteId = site.Id, Role = role, Since = app.Clock.GetUtcNow() });

    private Task AskAsync(Guid personId, Site site) => AddAsync(new JoinRequest { PersonId = personId, SiteId = site.Id, AskedAt = app.Clock.GetUtcNow() });

    private Task AddAsync(object row) => app.ActAsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<AccountsDbContext>();
        db.Add(row);
        await db.SaveChangesAsync(Ct);
    });
}
