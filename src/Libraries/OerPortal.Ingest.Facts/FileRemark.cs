namespace OerPortal.Ingest;

/// <summary>What people should know about a file that was taken all the same. The names are stored and never change.</summary>
public enum FileRemarkKind
{
    /// <summary>A step of the reading order is not in the file; a page in the book says so.</summary>
    PartMissing,
    /// <summary>A step of the reading order cannot be read; a page in the book says so.</summary>
    PartUnreadable,
    /// <summary>A picture that the book names is not in it.</summary>
    PictureMissing,
    /// <summary>A style sheet that the book names is not in it.</summary>
    StyleMissing,
    /// <summary>A font that the book names is not in it.</summary>
    FontMissing,
    /// <summary>Sound or film that the book names is not in it.</summary>
    MediaMissing,
    /// <summary>Something else that the book names is not in it.</summary>
    OtherMissing,
    /// <summary>A drawing or other part beside the text could not be read and was left out.</summary>
    LeftOut,
    /// <summary>The book does not say what it is in its first member; it is read all the same.</summary>
    MimetypeMissing,
    /// <summary>Text in a font from before Unicode; search reads it, copying from the page gives the old characters.</summary>
    OldFont,
    /// <summary>Text that nothing can read: search does not find it.</summary>
    UnreadableText,
    /// <summary>A scan or a drawing: no text at all.</summary>
    NoText,
    /// <summary>A PDF whose first page cannot be drawn: it can only be downloaded.</summary>
    DamagedPdf,
    /// <summary>An office file that carries a program (a macro); the portal runs none, whoever downloads it should know.</summary>
    Macros,
    /// <summary>An office file whose text is in a font from before Unicode; pages and search have it in Unicode, the download as it was.</summary>
    OldFontInDownload,
}

/// <param name="Name">What the file calls the thing the remark is about; untrusted text. Empty where it is about the file as a whole.</param>
/// <param name="Title">Its name in the table of contents, when it has one.</param>
/// <param name="Number">Its place in the reading order, from 1.</param>
public sealed record FileRemark(FileRemarkKind Kind, string Name = "", string? Title = null, int? Number = null)
{
    /// <summary>Whether something to read is gone.</summary>
    public bool IsMissingPart => Kind is FileRemarkKind.PartMissing or FileRemarkKind.PartUnreadable;
}
