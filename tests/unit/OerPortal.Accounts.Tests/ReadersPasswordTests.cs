using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests;

/// <summary>Eight characters open what readers may; a role with power sleeps until there is a longer password.</summary>
public sealed class ReadersPasswordTests(PortalApp app)
{
    private const string Short = "mèo nhà em";
    private const string Long = "bốn con voi đi học";

    [Fact]
    public async Task A_reader_registers_with_eight_characters_and_a_role_with_power_waits_for_fifteen()
    {
        var school = await app.CreateSchoolAsync();
        var name = Journeys.NewUserName();
        using var visitor = app.Guest();
        var registered = await visitor.PostFormAsync("/dang-ky", Journeys.Fields(("Input.DisplayName", "Lê Minh Anh"), ("Input.Login", name), ("Input.Password", Short), ("Input.Agrees", "true")));
        registered.Headers.Location!.ToString().ShouldBe("/toi?moi=true");
        await app.ActAsSystemAsync(async s =>
        {
            var db = s.GetRequiredService<AccountsDbContext>();
            var person = db.People.Single(p => p.UserName == name);
            db.Memberships.Add(new Membership { PersonId = person.Id, SiteId = school.Id, Role = SiteRole.SiteAdministrator, Since = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        using var again = app.Guest(school);

        var entered = await again.TryAsync(name, Short);
        entered.Headers.Location!.ToString().ShouldContain("/toi/mat-khau");
        (await again.OpenAsync("/toi/mat-khau")).ShouldSay("cần mật khẩu dài hơn").ShouldSay("Ít nhất 15 kí tự");
        (await again.GetAsync("/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await again.PostFormAsync("/toi/mat-khau", Journeys.Fields(("Input.Current", Short), ("Input.Password", Long)));
        (await again.GetAsync("/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_has_power_cannot_choose_a_readers_password()
    {
        using var teacher = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true));
        (await (await teacher.PostFormAsync("/toi/mat-khau", Journeys.Fields(("Input.Current", Long), ("Input.Password", Short)))).AsPageAsync()).ShouldSay("cần ít nhất 15 kí tự");
    }
}
