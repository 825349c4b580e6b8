using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Web;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Web;

/// <summary>What an installation asks itself at its start.</summary>
public sealed class WarmUpTests(WarmUpTests.Starting named, WarmUpTests.Nameless nameless) : IClassFixture<WarmUpTests.Starting>, IClassFixture<WarmUpTests.Nameless>
{
    [Fact]
    public Task All_addresses_that_modules_name_answer() => AllAnswerAsync(named);

    [Fact]
    public Task They_answer_where_nobody_said_what_the_portal_is_called() => AllAnswerAsync(nameless);

    private static async Task AllAnswerAsync(PortalApp app)
    {
        var addresses = app.Services.GetServices<WarmAddress>().Count();
        string? said;
        while ((said = app.Log.Lines.FirstOrDefault(line => line.Contains("Warm after", StringComparison.Ordinal))) is null) await Task.Delay(50, TestContext.Current.CancellationToken);

        addresses.ShouldBeGreaterThan(5);
        said.ShouldContain($"{5 * addresses} of {5 * addresses} questions");
    }

    public sealed class Starting : PortalApp
    {
        protected override PortalAppOptions Options => new() { Environment = "Production", Settings = new Dictionary<string, string> { ["Portal:Address"] = "https://hoclieu.example.edu.vn", ["Portal:WarmUp"] = "true" } };
    }

    public sealed class Nameless : PortalApp
    {
        protected override PortalAppOptions Options => new() { Environment = "Production", Settings = new Dictionary<string, string> { ["Portal:BehindProxy"] = "true", ["Portal:WarmUp"] = "true" } };
    }
}
