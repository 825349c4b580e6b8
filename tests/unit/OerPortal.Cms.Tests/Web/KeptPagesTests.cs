using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OerPortal.Cms.Data;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Web;

/// <summary>What guests get by the thousand costs no database's context: one for each request took a third of the portal's processor time.</summary>
public sealed class KeptPagesTests(KeptPagesTests.Counting app) : IClassFixture<KeptPagesTests.Counting>
{
    [Theory]
    [InlineData("/?lan=dau")]
    [InlineData("/truong")]
    [InlineData("/tim?q=nui")]
    public async Task A_kept_page_is_given_out_without_any(string address)
    {
        using var guest = app.Guest();
        await guest.OpenAsync(address);
        app.MadeFor(address).ShouldNotBeEmpty();

        // An instance that has only just begun to hear what others forget forgets everything once more.
        await PortalApp.EventuallyAsync(async () => (await guest.OpenAsync(address)).Status == HttpStatusCode.OK && app.MadeFor(address).Count == 0, "the page is given out without a context");
    }

    [Fact]
    public async Task So_are_style_sheets()
    {
        using var guest = app.Guest();
        using var sheet = await guest.GetAsync((await guest.OpenAsync("/")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        sheet.StatusCode.ShouldBe(HttpStatusCode.OK);
        app.MadeFor("/_content").ShouldBeEmpty();
    }

    /// <summary>Remembers which contexts were made for which request.</summary>
    public sealed class Counting : PortalApp
    {
        private readonly ConcurrentQueue<(string Path, string Context)> _made = [];

        protected override PortalAppOptions Options => new()
        {
            Services = services =>
            {
                foreach (var context in services.Where(s => s.ServiceType.IsAssignableTo(typeof(ModuleDbContext))).Select(s => s.ServiceType).ToList())
                    services.Replace(ServiceDescriptor.Scoped(context, provider => Made(provider, context)));
            },
        };

        /// <summary>Since this was last asked for any address.</summary>
        internal IReadOnlyList<string> MadeFor(string address)
        {
            var made = new List<string>();
            while (_made.TryDequeue(out var one))
                if (one.Path.StartsWith(address.Split('?')[0], StringComparison.Ordinal)) made.Add(one.Context);
            return made;
        }

        private object Made(IServiceProvider provider, Type context)
        {
            if (provider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http) _made.Enqueue((http.Request.Path, context.Name));
            return ActivatorUtilities.CreateInstance(provider, context);
        }
    }
}
