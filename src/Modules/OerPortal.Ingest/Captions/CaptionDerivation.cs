using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Ingest.Passages;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Captions;

/// <summary>The words of subtitles for search, each stretch with the second in which it begins.</summary>
internal static class CaptionDerivation
{
    /// <summary>An hour of speech is about 60 kB.</summary>
    public const int MostBytes = 2 << 20;

    /// <summary>People say a sentence in that time, and look for its words together.</summary>
    private const double LongestSeconds = 20;
    private const double LongestPause = 5;

    public static async Task<Derivation> RunAsync(string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var none = new Derivation { IsComplete = false };
        if (new FileInfo(path).Length > MostBytes || LegacyText.Decode(await File.ReadAllBytesAsync(path, cancellation)) is not { } text)
            return none;
        using var spool = new PassageSpool(scratch.File("passages"));
        var (start, end, words) = (0.0, 0.0, new List<string>());
        foreach (var cue in WebVtt.Cues(text))
        {
            if (words.Count > 0 && (cue.From.TotalSeconds - end > LongestPause || cue.To.TotalSeconds - start > LongestSeconds || cue.From.TotalSeconds < end - LongestSeconds))
                Write();
            if (words.Count == 0)
                start = cue.From.TotalSeconds;
            end = cue.To.TotalSeconds;
            words.Add(cue.Plain);
        }
        Write();
        return new Derivation { IsComplete = false, TextFile = spool.Path };

        void Write()
        {
            if (words.Count > 0)
                spool.Add(heading: null, PlaceInTime.Locator(start), string.Join(' ', words));
            words.Clear();
        }
    }
}
