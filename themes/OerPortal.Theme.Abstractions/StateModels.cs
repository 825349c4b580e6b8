namespace OerPortal.Theme;

/// <summary>What a list says when there is nothing in it yet, and the next step.</summary>
/// <param name="Title">"Tủ sách còn trống".</param>
/// <param name="Text">A kind sentence that helps on.</param>
/// <param name="Icon">Name in the sprite; a closed book when null.</param>
public sealed record EmptyModel(
    string Title,
    string? Text = null,
    ActionLink? Action = null,
    ActionLink? SecondAction = null,
    string? Icon = null);

/// <summary>A message in the flow of the page. A bad one always names the next step.</summary>
/// <param name="Live">True for a message that answers what the person just did; it is announced by screen readers.</param>
public sealed record NoteModel(
    Tone Tone,
    string Text,
    string? Title = null,
    ActionLink? Action = null,
    bool Live = false);

/// <summary>Where the person is on a way of a few steps.</summary>
/// <param name="Current">Index from 0; equal to the count when all are done.</param>
public sealed record StepsModel(IReadOnlyList<string> Steps, int Current);

/// <summary>A progress bar with its words. <paramref name="Percent"/> is null while the length is not known.</summary>
/// <param name="Label">What progresses, for screen readers ("Đang tải bai-giang.pdf").</param>
/// <param name="Caption">Shown under the bar ("64 % · còn khoảng 2 phút").</param>
public sealed record ProgressModel(string Label, int? Percent, string? Caption = null);
