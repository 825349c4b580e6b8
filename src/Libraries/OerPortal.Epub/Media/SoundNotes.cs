namespace OerPortal.Epub.Media;

/// <summary>
/// Takes out of sound and film what says where, when, by whom and with which device it was recorded: tags, comments, pictures,
/// device data. No words stay, not even a title: recorders name a recording after the place. Not a sample is coded again.
/// </summary>
internal static class SoundNotes
{
    /// <summary>Longest head that has to be seen to tell the kind.</summary>
    public const int HeadBytes = 64;

    /// <summary>Whether the first bytes are of a kind whose notes can be taken out; sound without any mark of its own only by the ending of its name.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> head, string name) => Finder(head, name) is not null || IsoBoxes.IsMedia(head);

    /// <summary>Writes a copy without notes.</summary>
    /// <returns>Null when there was nothing to take away.</returns>
    public static async Task<string?> CopyAsync(string path, string name, string copy, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, useAsync: true);
        var head = new byte[HeadBytes];
        head = head[..await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation)];
        if (IsoBoxes.IsMedia(head))
            return await IsoNotes.CopyAsync(path, copy, cancellation);
        if (Finder(head, name) is not { } find)
            return null;
        var cuts = new FileCuts();
        find(new FileWindow(file), cuts);
        return await cuts.CopyAsync(file, copy, cancellation);
    }

    private static Action<FileWindow, FileCuts>? Finder(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith("fLaC"u8))
            return FlacNotes.Find;
        if (head.StartsWith("OggS"u8))
            return OggNotes.Find;
        if (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8))
            return head[8..].StartsWith("WAVE"u8) || head[8..].StartsWith("AVI "u8) ? RiffNotes.Find : null;
        if (head.StartsWith("FORM"u8) && head[8..].StartsWith("AIF"u8))
            return AiffNotes.Find;
        if (head.StartsWith(EbmlNotes.Signature))
            return EbmlNotes.Find;
        if (head.StartsWith(AsfNotes.Signature))
            return AsfNotes.Find;
        if (head.StartsWith("ID3"u8))
            return BehindTag;
        return IsMpeg(head, name) ? MpegNotes.Find : null;
    }

    private static void BehindTag(FileWindow file, FileCuts cuts)
    {
        if (file.At(SoundTags.LengthAt(file, 0), 4).SequenceEqual("fLaC"u8))
            FlacNotes.Find(file, cuts);
        else
            MpegNotes.Find(file, cuts);
    }

    private static bool IsMpeg(ReadOnlySpan<byte> head, string name) => AudioFrame.Read(head) is not null
        && Path.GetExtension(name).ToLowerInvariant() is ".mp3" or ".mp2" or ".mpga" or ".aac" or ".adts";
}
