using System.Text.Json.Serialization;
using OerPortal.Epub;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Recognition;

namespace OerPortal.Ingest.Workers;

/// <summary>What a worker can be asked.</summary>
internal enum WorkerTask
{
    /// <summary>What the bytes are and whether they keep their kind's rules.</summary>
    Inspect,

    /// <summary>Only what the bytes are.</summary>
    Detect,

    /// <summary>Everything that is made from the file.</summary>
    Derive,

    /// <summary>The same of a book or PDF before the scanner's verdict (ADR 0009); nothing of any other kind.</summary>
    DeriveAhead,

    /// <summary>The long work on sound and film, once it is ready.</summary>
    Prepare,

    /// <summary>The scanner passed a member; null: the whole file.</summary>
    Pass,

    /// <summary>Names and lengths of an archive's members; none of what is no archive.</summary>
    List,

    /// <summary>What a course in an archive says lies where; nothing of what is no course.</summary>
    Outline,

    /// <summary>The next bytes of a member.</summary>
    Read,

    /// <summary>The words of a scanned page, or of a picture.</summary>
    Recognise,

    /// <summary>Words laid over the pages they were read on.</summary>
    Lay,

    /// <summary>The file is done with; what still runs on it ends.</summary>
    Close,
}

/// <param name="Id">Answers carry it.</param>
internal sealed record Order(int Id, WorkerTask Do)
{
    /// <summary>Where the file lies, for the worker.</summary>
    public string? Path { get; init; }

    public OpenedFile? File { get; init; }

    /// <summary>Name below the worker's folder where to put what is made.</summary>
    public string? Folder { get; init; }

    /// <summary>For <see cref="WorkerTask.DeriveAhead"/>: whether the walls let programs outside ours read a whole file before the verdict.</summary>
    public bool MayRunPrograms { get; init; }

    /// <summary>For <see cref="WorkerTask.Prepare"/>.</summary>
    public MediaPlan? Plan { get; init; }

    /// <summary>For <see cref="WorkerTask.Pass"/>.</summary>
    public string? Member { get; init; }

    /// <summary>For <see cref="WorkerTask.Read"/>: place of the member in the list.</summary>
    public int Index { get; init; }

    /// <summary>For <see cref="WorkerTask.Recognise"/>: from 1; null for a picture.</summary>
    public int? Page { get; init; }

    /// <summary>For <see cref="WorkerTask.Lay"/>: where the layers lie, for the worker.</summary>
    public string? LayersFolder { get; init; }

    public IReadOnlyList<PageLayer> Layers { get; init; } = [];
}

/// <summary>An answer; one of its parts is set.</summary>
internal sealed record Answer(int Id)
{
    /// <summary>Share of the work that is done; the end follows later.</summary>
    public double? Progress { get; init; }

    public Inspected? Inspected { get; init; }

    public Derived? Derived { get; init; }

    public PreparedMedia? Prepared { get; init; }

    public List<ListedMember>? Members { get; init; }

    public FileContents? Outline { get; init; }

    /// <summary>Its layer by its name in the folder.</summary>
    public ReadPage? Read { get; init; }

    /// <summary>What has its words laid over, by names in the folder; empty when it could not be done.</summary>
    public List<MadeFile>? Laid { get; init; }

    /// <summary>Whether a frame of bytes follows.</summary>
    public bool HasBytes { get; init; }

    /// <summary>Whether they are the member's last.</summary>
    public bool IsLast { get; init; }

    public Refused? Refused { get; init; }

    /// <summary>What went wrong here rather than with the file.</summary>
    public string? Broken { get; init; }

    /// <summary>Whether <see cref="Broken"/> is that memory ran out; the worker ends after saying so.</summary>
    public bool IsOutOfMemory { get; init; }

    /// <summary>Bytes the worker keeps when it rests, with the last answer about a file.</summary>
    public long Kept { get; init; }
}

internal sealed record Inspected(DetectedKind Kind, ExtractedMetadata? Metadata);

/// <param name="Place">Never shown unescaped.</param>
internal sealed record Refused(Refusal Reason, string? Place, string? Member);

internal sealed record ListedMember(string Name, long Length);

/// <summary>A derivation, its files by their names in the folder.</summary>
internal sealed record Derived
{
    public List<MadeFile> Files { get; init; } = [];

    public MadePublication? Publication { get; init; }

    public IReadOnlyList<PackedMember> Members { get; init; } = [];

    public string? TextFile { get; init; }

    public int? Pages { get; init; }

    public double? Seconds { get; init; }

    public Recording? Recording { get; init; }

    public ExtractedMetadata? Metadata { get; init; }

    public IReadOnlyList<FileRemark> Remarks { get; init; } = [];

    public string? Note { get; init; }

    public string? Trouble { get; init; }

    public bool IsComplete { get; init; }

    /// <summary>Nothing was made, because the file is of a kind that waits for the verdict.</summary>
    public bool IsNothing { get; init; }
}

/// <summary>Made by the compiler: a worker that has just started need not look types up.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class WorkerJson : JsonSerializerContext;
