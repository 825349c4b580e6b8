using OerPortal.Cms.Text;

namespace OerPortal.Cms.Tests.Text;

public sealed class PublicIdTests
{
    [Fact]
    public void A_new_id_is_well_formed() => PublicId.IsWellFormed(PublicId.New()).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789a")]
    [InlineData("012345678O")]
    [InlineData("../../../..")]
    public void Anything_else_is_not(string? id) => PublicId.IsWellFormed(id).ShouldBeFalse();
}
