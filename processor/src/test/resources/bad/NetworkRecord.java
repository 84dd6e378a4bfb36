import synapt.annotation.*;

@Network(input = 4)
record NetworkRecord() {}
