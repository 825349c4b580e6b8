using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.TestKit.People;

namespace OerPortal.TestKit;

/// <summary>The real host in this process: its modules, its workers, a database of its own.</summary>
internal sealed class PortalHost(
    string connectionString, string dataFolder, ServerLog log, TimeProvider clock, PortalAppOptions options) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(options.Environment);
        builder.UseContentRoot(Checkout.PathTo("src", "Cms", "OerPortal.Cms.Web"));
        // These travel as command-line arguments, so that they are there before the host is built.
        builder.UseSetting("ConnectionStrings:Portal", connectionString);
        builder.UseSetting("OER_DATA", dataFolder);
        builder.UseSetting("Clamd:AcceptTestSignatures", "true");
        // Most tests upload nothing.
        builder.UseSetting("Ingest:Workers:AtStart", "false");
        // Seconds a page, and every picture is one; those that are about it ask for it.
        builder.UseSetting("Ingest:Recognition:IsOn", "false");
        // They publish hundreds in a minute and look at each at once.
        builder.UseSetting("PageCache:AtOnce", "100000");
        // A test that wants a dump makes one.
        builder.UseSetting("OpenData:DumpHour", "-1");
        // The database shares two cores with everything that is tested; a test of slow answers says when they are.
        builder.UseSetting("Search:AnswerSeconds", "60");
        // Nobody waits for a first page here.
        builder.UseSetting("Portal:WarmUp", "false");
        foreach (var (key, value) in options.Settings) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(clock);
            // A tenth of a second of a core each is for those who guess; here hundreds are made that nobody guesses.
            services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            TestSignIn.AddTo(services);
            options.Services?.Invoke(services);
        });
    }
}
