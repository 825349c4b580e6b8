namespace OerPortal.Ingest.Pipeline;

/// <summary>
/// Counts repairs of the pipeline that change what is made from a file. Raise it with such a repair: files of an older version
/// are then made again by themselves after the upgrade (<see cref="Jobs.DeriveAgain"/>).
/// </summary>
internal static class PipelineVersion
{
    /// <summary>1: covers and copies without a camera's notes, pictures inside books too; covers found inside cover pages.
    /// 2: sound and films without tags, PDFs without information and XMP however they are stored;
    /// words in attributes and in fonts of capitals read in books of old alphabets.
    /// 3: office files have pages; of other kinds nothing changed.
    /// 4: films have posters, sounds waveforms, both chapters and forms for slow lines; subtitles are found by their words.
    /// 5: lectures in ZIPs are played; of other kinds nothing changed.
    /// 6: large pictures come in tiles; of other kinds nothing changed.
    /// 7: archives have lists, workbooks tables; of other kinds nothing changed.</summary>
    public const short Current = 7;
}
