using System.Net;
using OerPortal.Demo.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Demo.Tests;

/// <summary>The passwords of the demo are published with the program: an installation that has put the demo in place opens to none of them.</summary>
public sealed class InstalledDemoTests(InstalledDemoTests.Installed portal) : IClassFixture<InstalledDemoTests.Installed>
{
    private static readonly string Password = DemoRecipe.Step("people").GetProperty("password").GetString()!;

    public static TheoryData<string> UserNames =>
        [.. DemoRecipe.Step("people").GetProperty("people").EnumerateArray().Select(person => person.GetProperty("userName").GetString()!)];

    [Theory, MemberData(nameof(UserNames))]
    public async Task The_published_password_opens_no_account(string userName)
    {
        using var visitor = portal.Guest();

        var answer = await visitor.PostFormAsync("/dang-nhap", [new("Input.Login", userName), new("Input.Password", Password)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_is_told_who_could_sign_in()
    {
        var answer = await portal.Guest().GetAsync("/goi-y-dang-nhap");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    public sealed class Installed : PortalApp
    {
        protected override PortalAppOptions Options => new() { Environment = "Production" };

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            foreach (var name in (string[])["sites", "people"])
                await this.RunAsync(DemoRecipe.Step(name));
        }
    }
}
