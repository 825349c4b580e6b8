using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Members;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests;

/// <summary>In an application of its own: it has to know everybody who administers the portal.</summary>
public sealed class LastAdministratorTests(LastAdministratorTests.OwnPortal app) : IClassFixture<LastAdministratorTests.OwnPortal>
{
    [Fact]
    public async Task The_last_portal_administrator_stays_until_there_is_another()
    {
        var last = await app.CreatePersonAsync(SiteRole.PortalAdministrator, withPassword: true);
        using var visitor = app.SignIn(last);
        var desk = $"/quan-tri/thanh-vien/{last.Id}";
        (await (await visitor.PostFormAsync(desk, form: "form[action*=Remove]")).AsPageAsync()).ShouldSay("Không gỡ được người quản trị toàn tỉnh cuối cùng");
        (await EraseAsync(last.Id)).ShouldBeFalse();

        await app.CreatePersonAsync(SiteRole.PortalAdministrator);
        (await EraseAsync(last.Id)).ShouldBeTrue();
    }

    private Task<bool> EraseAsync(Guid id)
        => app.ActAsSystemAsync(services => services.GetRequiredService<PersonalData>().EraseAsync(id, TestContext.Current.CancellationToken));

    public sealed class OwnPortal : PortalApp;
}
