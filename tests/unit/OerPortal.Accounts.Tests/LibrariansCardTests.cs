using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>What a librarian does for readers and teachers by herself, and what she must leave to an administrator.</summary>
public sealed class LibrariansCardTests(PortalApp app)
{
    private const string Desk = "/quan-tri/thanh-vien";

    [Fact]
    public async Task A_librarian_makes_a_reader_a_card_that_signs_in()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var login = Journeys.NewUserName();

        var made = await (await librarian.PostFormAsync($"{Desk}/moi", Journeys.Fields(("Input.DisplayName", "Y Ngọc Bích"), ("Input.Login", login)))).AsPageAsync();

        made.TextOf(".slip .slip-name").ShouldBe("Y Ngọc Bích");
        made.TextsOf(".slip code").ShouldBe([login, made.TextOf("#new-password")]);
        made.ShouldSay($"localhost{school.PathPrefix}/dang-nhap");
        made.Document.QuerySelector(".slip svg.qr").ShouldNotBeNull();
        using var reader = app.Guest();
        (await reader.TryAsync(login, made.TextOf("#new-password"))).Headers.Location!.ToString().ShouldBe("/toi/mat-khau");
    }

    [Fact]
    public async Task A_librarian_prints_a_new_card_for_a_teacher_and_for_nobody_above()
    {
        var school = await app.CreateSchoolAsync();
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school, withPassword: true);
        var administrator = await app.CreatePersonAsync(SiteRole.SiteAdministrator, school, withPassword: true);
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var page = await (await librarian.PostFormAsync($"{Desk}/{teacher.Id}", form: "form[action*=Password]")).AsPageAsync();
        using var entering = app.Guest();
        (await entering.TryAsync(teacher.UserName, page.TextOf("#new-password"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await librarian.OpenAsync($"{Desk}/{administrator.Id}")).ShouldSay("Nhờ người quản trị đặt lại mật khẩu");
        (await librarian.PostAsync($"{Desk}/{administrator.Id}?handler=Password", [], tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?handler=Remove")]
    [InlineData("?handler=SecondStep")]
    public async Task A_librarian_changes_no_roles(string handler)
    {
        var school = await app.CreateSchoolAsync();
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        using var librarian = await app.SignInAsLibrarianAsync(school);

        foreach (var id in new[] { teacher.Id, Guid.CreateVersion7() })
            (await librarian.PostAsync($"{Desk}/{id}{handler}", Journeys.Fields(("Roles", "Librarian")), tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await librarian.PostAsync($"{Desk}?handler=Add", Journeys.Fields(("Login", teacher.UserName), ("Role", "Reader")), tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await RolesAsync(teacher)).ShouldBe([SiteRole.Teacher]);
    }

    [Fact]
    public async Task A_librarian_makes_no_colleague_of_her_own_rank()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        var login = Journeys.NewUserName();

        var page = await (await librarian.PostFormAsync($"{Desk}/moi", Journeys.Fields(("Input.DisplayName", "A Thút"), ("Input.Login", login), ("Input.Role", "Librarian")))).AsPageAsync();

        page.ShouldSay("Vai trò này do người quản trị toàn tỉnh giao.");
        (await app.ActAsSystemAsync(s => s.GetRequiredService<AccountsDbContext>().People.AnyAsync(p => p.UserName == login, TestContext.Current.CancellationToken))).ShouldBeFalse();
    }

    private Task<List<SiteRole>> RolesAsync(TestPerson person)
        => app.ActAsSystemAsync(services => services.GetRequiredService<AccountsDbContext>().Memberships
            .Where(m => m.PersonId == person.Id).Select(m => m.Role).ToListAsync(TestContext.Current.CancellationToken));
}
