using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.TestKit;
using OpenIddict.Client;
using OpenIddict.Server;

namespace OerPortal.Accounts.Tests;

/// <summary>Nobody has switched sign-on on here.</summary>
public sealed class SignOnOffTests(PortalApp app)
{
    [Fact]
    public async Task What_is_off_has_no_address_and_takes_part_in_no_request()
    {
        using var visitor = await app.SignInAsPortalAdministratorAsync();

        foreach (var address in new[] { "/.well-known/openid-configuration", "/connect/authorize", "/thiet-bi", "/toi/lien-ket", "/dang-nhap/lan-dau", "/quan-tri/he-thong-ket-noi" })
        {
            using var answer = await visitor.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await visitor.OpenAsync("/toi")).Text.ShouldNotContain("Liên kết và hệ thống khác");
        app.Services.GetService<IOpenIddictServerDispatcher>().ShouldBeNull();
        app.Services.GetService<IOpenIddictClientDispatcher>().ShouldBeNull();
    }
}
