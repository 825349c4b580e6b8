using OerPortal.Cms.Data;

namespace OerPortal.Cms.Tests.Data;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("SiteId", "site_id")]
    [InlineData("Sha256", "sha256")]
    [InlineData("ISBNNumber", "isbn_number")]
    [InlineData("Source_Title", "source_title")]
    [InlineData("already_snake", "already_snake")]
    public void Names_become_as_postgresql_likes_them(string name, string expected) => SnakeCase.From(name).ShouldBe(expected);
}
