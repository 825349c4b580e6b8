using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>A portal that knows where it stands.</summary>
public sealed class AddressedPortal : PortalApp
{
    internal const string Address = "https://hoclieu.example";

    protected override PortalAppOptions Options => base.Options with
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Portal:Address"] = Address + "/" },
    };
}

/// <summary>What leads from a school's own host name to the portal and to other schools.</summary>
public sealed class HostNameTests(AddressedPortal app) : IClassFixture<AddressedPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_schools_path_leads_on_to_the_portal()
    {
        var origin = await OwnOriginAsync();
        var other = await app.CreateSchoolAsync();
        using var visitor = app.Guest();

        var answer = await visitor.Client.GetAsync(new Uri($"{origin}{other.PathPrefix}/tim?q=to%C3%A1n"), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location.ShouldBe(new Uri($"{AddressedPortal.Address}{other.PathPrefix}/tim?q=to%C3%A1n"));
    }

    [Fact]
    public async Task Nothing_that_is_sent_is_led_on()
    {
        var origin = await OwnOriginAsync();
        var other = await app.CreateSchoolAsync();
        using var visitor = app.Guest();
        using var form = new FormUrlEncodedContent([]);

        var answer = await visitor.Client.PostAsync(new Uri($"{origin}{other.PathPrefix}/dang-nhap"), form, Ct);

        answer.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_foot_of_the_page_leads_to_the_portal()
    {
        var origin = await OwnOriginAsync();
        using var visitor = app.Guest();

        (await visitor.Client.GetStringAsync(new Uri(origin + "/"), Ct)).ShouldContain($"href=\"{AddressedPortal.Address}/\"");
    }

    private async Task<string> OwnOriginAsync()
    {
        var school = await app.CreateSchoolAsync();
        var host = $"thuvien-{school.Id:N}.edu.vn";
        await app.Services.GetRequiredService<ISites>().SaveAsync(school with { HostName = host }, Ct);
        return $"http://{host}";
    }
}
