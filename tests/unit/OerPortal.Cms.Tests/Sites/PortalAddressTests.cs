using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Tests.Sites;

public sealed class PortalAddressTests
{
    [Theory]
    [InlineData("https://hoclieu.example.edu.vn", "https://hoclieu.example.edu.vn")]
    [InlineData("http://hoclieu.example.edu.vn:8080/", "http://hoclieu.example.edu.vn:8080")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void An_address_is_an_origin(string? set, string? origin) => Read(set).Origin.ShouldBe(origin);

    [Theory]
    [InlineData("hoclieu.example.edu.vn")]
    [InlineData("https://example.edu.vn/hoclieu")]
    [InlineData("https://example.edu.vn/?a=b")]
    [InlineData("ftp://example.edu.vn")]
    public void Anything_else_is_refused_with_an_example(string set)
        => Should.Throw<OptionsValidationException>(() => Read(set)).Message.ShouldContain("https://");

    [Fact]
    public void Without_it_the_visitor_is_where_the_portal_is()
    {
        var request = new DefaultHttpContext { Request = { Scheme = "https", Host = new HostString("kho.test", 8443) } }.Request;

        Read(null).OriginOr(request).ShouldBe("https://kho.test:8443");
        Read("https://hoclieu.example").OriginOr(request).ShouldBe("https://hoclieu.example");
    }

    private static PortalAddress Read(string? set)
        => new(new ConfigurationBuilder().AddInMemoryCollection([new("Portal:Address", set)]).Build());
}
