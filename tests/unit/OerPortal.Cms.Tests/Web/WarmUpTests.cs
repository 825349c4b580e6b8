using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Web;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Web;

/// <summary>What an installation asks itself at its start.</summary>
public sealed class WarmUpTests(WarmUpTests.Starting app) : IClassFixture<WarmUpTests.Starting>
{
    [Fact]
    public async Task All_addresses_that_modules_name_answer()
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
}
