using System.Text;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub.Tests.Zip;

/// <summary>Archives that look odd and are honest, beside the dishonest ones most like them.</summary>
public sealed class HonestZipTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Đọc sách mỗi ngày.");

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void A_local_header_may_know_some_of_what_it_postpones(bool crc, bool packed, bool length) =>
        Reads(new ZipForge().Add("a.txt", Text, m => (m.Descriptor, m.LocalKnows) = (16, (crc, packed, length))).Add("b.txt", Text));

    [Fact]
    public void What_it_knows_must_be_true() =>
        Refuses(Refusal.ZipHeadersDisagree, new ZipForge().Add("a.txt", Text, m => (m.Descriptor, m.LocalKnows, m.LocalLength) = (16, (false, false, true), 5u)));

    private static void Reads(ZipForge forge)
    {
        using var file = new TemporaryFile(forge.Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        foreach (var member in zip.Members)
            zip.ReadAll(member, 1000, Refusal.TooLarge).ShouldBe(Text);
    }

    private static void Refuses(Refusal reason, ZipForge forge)
    {
        using var file = new TemporaryFile(forge.Build());
        Should.Throw<FileRefusedException>(() => StrictZip.Open(file.Path, ZipLimits.Default)).Reason.ShouldBe(reason);
    }
}
