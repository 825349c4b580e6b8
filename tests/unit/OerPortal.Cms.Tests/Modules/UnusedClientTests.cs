using System.Net;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Modules;

/// <summary>What an installation does not use costs it no memory.</summary>
public sealed class UnusedClientTests(PortalApp app)
{
    [Fact]
    public async Task The_client_of_Elasticsearch_is_not_loaded_where_no_address_is_configured()
    {
        (await app.Guest().OpenAsync("/tim?q=toan")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Guest().OpenAsync("/api/search/suggestions?q=toan")).Status.ShouldBe(HttpStatusCode.OK);
        await app.WorkIsDoneAsync();

        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!).Where(name => name.StartsWith("Elastic", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
