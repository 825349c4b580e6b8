using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Cms.Tests.Security;

/// <summary>The system may everything; so it is said who is the system, and never concluded from what is missing.</summary>
public sealed class SystemTests(SystemTests.OwnPortal app) : IClassFixture<SystemTests.OwnPortal>
{
    private static readonly Permission Anything = new("test.anything", SiteRole.PortalAdministrator);

    [Fact]
    public async Task Work_without_a_request_is_nobodys_unless_it_says_that_it_is_the_systems()
    {
        await using var forgotten = app.Services.CreateAsyncScope();
        var nobody = forgotten.ServiceProvider.GetRequiredService<ICurrentPerson>();
        nobody.IsSystem.ShouldBeFalse();
        nobody.Can(Anything).ShouldBeFalse();

        await using var said = app.Services.GetRequiredService<SystemScope>().Open();
        var system = said.ServiceProvider.GetRequiredService<ICurrentPerson>();
        system.IsSystem.ShouldBeTrue();
        system.Can(Anything).ShouldBeTrue();
    }

    [Fact]
    public async Task The_system_within_a_request_is_not_the_person_who_asks()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher);
        var http = app.Services.GetRequiredService<IHttpContextAccessor>();
        http.HttpContext = new DefaultHttpContext { User = Of(person) };
        try
        {
            await using var scope = app.Services.GetRequiredService<SystemScope>().Open();
            var system = scope.ServiceProvider.GetRequiredService<ICurrentPerson>();
            (system.Id, system.IsSignedIn, system.IsSystem, system.SiteIds.Count).ShouldBe((null, false, true, 0));
        }
        finally
        {
            http.HttpContext = null;
        }
    }

    private static System.Security.Claims.ClaimsPrincipal Of(TestPerson person)
        => new(new System.Security.Claims.ClaimsIdentity([new(OerClaims.PersonId, person.Id.ToString()), OerClaims.RoleClaim(person.Site.Id, person.Role)], "test"));

    public sealed class OwnPortal : PortalApp;
}
