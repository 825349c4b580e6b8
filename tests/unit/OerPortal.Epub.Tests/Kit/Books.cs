using OerPortal.TestKit;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>The shared corpus as theory data of this assembly (the xUnit analyser fails on members of another one).</summary>
internal static class Books
{
    public static TheoryData<string> Epubs => Corpus.Epubs;

    public static TheoryData<string> Pdfs => Corpus.Pdfs;
}
