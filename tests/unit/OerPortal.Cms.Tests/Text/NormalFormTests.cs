using OerPortal.Cms.Text;

namespace OerPortal.Cms.Tests.Text;

public sealed class NormalFormTests
{
    [Theory]
    [InlineData("Vie\u0323\u0302t", "Việt")]
    [InlineData("a\ud800b", "ab")]
    [InlineData("a\udc00\ud83d\ude00", "a😀")]
    [InlineData("a\ufffe\ud83d", "a")]
    public void Any_text_has_a_normal_form(string text, string composed) => text.Composed().ShouldBe(composed);
}
